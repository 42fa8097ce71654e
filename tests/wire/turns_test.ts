import { assert, assertEquals } from "@std/assert";
import { Turns } from "../../wire/turns.ts";
import { within } from "../waiting.ts";

const net = { permissions: { net: true } } as const;

/** The order in which so many get their turn. */
async function orderOf(turns: Turns, count: number): Promise<number[]> {
  const order: number[] = [];
  const all = Array.from({ length: count }, (_, i) => turns.next().then(() => order.push(i)));
  await within("turn for everybody", Promise.all(all));
  return order;
}

const inOrder = (count: number) => Array.from({ length: count }, (_, i) => i);

Deno.test("Turns are taken in the order of asking, each once", net, async () => {
  using turns = new Turns();
  for (const count of [1, 96, 97, 500, 1]) {
    assertEquals(await orderOf(turns, count), inOrder(count));
  }
});

Deno.test("Turns come to everybody, also with 10,000 waiting", net, async () => {
  using turns = new Turns();
  assertEquals(await orderOf(turns, 10_000), inOrder(10_000));
});

Deno.test("Turns: whoever asks again waits until all the others had theirs", net, async () => {
  using turns = new Turns();
  const served = new Array<number>(300).fill(0);
  await Promise.all(served.map(async (_, i) => {
    for (let turn = 1; turn <= 20; turn++) {
      await turns.next();
      served[i] = turn;
      assert(
        Math.min(...served) >= turn - 1,
        `${Math.min(...served)} turns, where ${i} has ${turn}`,
      );
    }
  }));
});

Deno.test("Turns come without a socket of their own where none may be opened", {
  permissions: "none",
}, async () => {
  using turns = new Turns();
  assertEquals(await orderOf(turns, 1_000), inOrder(1_000));
});

Deno.test("Turns close their socket at the end, also with somebody waiting", net, async () => {
  const turns = new Turns();
  const waiting = inOrder(300).map(() => turns.next());
  await waiting[0];
  turns[Symbol.dispose]();
  await within("turn for everybody", Promise.all(waiting));
});
