import { assertEquals } from "@std/assert";
import { Ledger } from "../../../chat/crowd/ledger.ts";

const none = { permissions: "none" } as const;

/** Members 0, 1 and 2; member 0 has said lines 1 to 3. */
function ledger() {
  const everybodyHas: string[] = [];
  const slotOf = (sender: number, number: number) => sender * 4 + number % 4;
  const ledger = new Ledger(3, 4, slotOf, (sender, number) => {
    everybodyHas.push(`${sender}.${number}`);
  });
  ledger.begin([0, 1, 2]);
  for (const number of [1, 2, 3]) ledger.said(0, number);
  const came = (member: number, ...numbers: number[]) => {
    for (const number of numbers) ledger.came(member, 0, number, slotOf(0, number));
  };
  const tore = (member: number, number: number) =>
    ledger.tore(member, 0, number, slotOf(0, number));
  return { ledger, came, tore, everybodyHas };
}

const sums = {
  said: 3,
  due: 6,
  delivered: 6,
  lost: 0,
  doubled: 0,
  torn: 0,
  reordered: 0,
  returned: 0,
};

Deno.test("Ledger: all came", none, () => {
  const { ledger: book, came, everybodyHas } = ledger();
  came(1, 1, 2, 3);
  assertEquals(everybodyHas, []);
  came(2, 1, 2, 3);
  assertEquals(everybodyHas, ["0.1", "0.2", "0.3"]);
  assertEquals([book.sums(), book.firstFault], [sums, undefined]);
});

Deno.test(
  "Ledger: a line that comes before an earlier one overtook it, once that comes",
  none,
  () => {
    const { ledger: book, came, everybodyHas } = ledger();
    came(1, 2, 3, 1);
    came(2, 1, 2, 3);
    assertEquals(everybodyHas, ["0.1", "0.2", "0.3"]);
    assertEquals(book.sums(), { ...sums, delivered: 4, reordered: 2 });
    assertEquals(book.firstFault, { kind: "reordered", sender: 1, line: 2, member: 2 });
  },
);

Deno.test("Ledger: a line that never comes is lost, and what came behind it in order", none, () => {
  const { ledger: book, came } = ledger();
  came(1, 2, 3);
  came(2, 1, 2, 3);
  assertEquals(book.sums(), { ...sums, delivered: 5, lost: 1 });
  assertEquals(book.firstFault, { kind: "lost", sender: 1, line: 1, member: 2 });
});

Deno.test("Ledger: a line that comes again is doubled, early or late", none, () => {
  const { ledger: book, came } = ledger();
  came(1, 1, 1, 3, 3, 2, 3);
  came(2, 1, 2, 3);
  assertEquals(book.sums(), { ...sums, delivered: 5, reordered: 1, doubled: 3 });
  assertEquals(book.firstFault, { kind: "doubled", sender: 1, line: 1, member: 2 });
});

Deno.test("Ledger: a torn line has come, and its pieces are not counted twice", none, () => {
  const { ledger: book, came, tore, everybodyHas } = ledger();
  came(1, 1);
  tore(1, 3);
  tore(1, 3);
  tore(1, 2);
  came(2, 1, 2, 3);
  tore(2, 3);
  assertEquals(everybodyHas, ["0.1", "0.2", "0.3"]);
  assertEquals(book.sums(), { ...sums, delivered: 4, torn: 2 });
  assertEquals(book.firstFault, { kind: "torn", sender: 1, line: 3, member: 2 });
});

Deno.test("Ledger: a line that comes back is no delivery", none, () => {
  const { ledger: book, came } = ledger();
  came(0, 1);
  came(1, 1, 2, 3);
  came(2, 1, 2, 3);
  assertEquals(book.sums(), { ...sums, returned: 1 });
  assertEquals(book.firstFault, { kind: "returned", sender: 1, line: 1, member: 1 });
});

Deno.test("Ledger: who leaves is not waited for, and loses what was due", none, () => {
  const { ledger: book, came, everybodyHas } = ledger();
  came(1, 1, 2, 3);
  came(2, 1);
  book.left(2);
  assertEquals(everybodyHas, ["0.1", "0.2", "0.3"]);
  book.said(0, 4);
  came(1, 4);
  assertEquals(everybodyHas.at(-1), "0.4");
  came(2, 2);
  assertEquals(book.sums(), { ...sums, said: 4, due: 8, delivered: 5, lost: 3 });
});
