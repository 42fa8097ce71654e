import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { Keystrokes } from "../../../chat/terminal/keystrokes.ts";

const none = { permissions: "none" } as const;

/** What is typed, as `text` and `<keys>`; pieces of one kind joined, as a read may cut them anywhere. */
function taken(...reads: readonly (string | Uint8Array)[]): string {
  const keystrokes = new Keystrokes();
  const encoder = new TextEncoder();
  return reads
    .flatMap((read) => [
      ...keystrokes.push(typeof read === "string" ? encoder.encode(read) : read),
    ])
    .map(({ kind, chars }) => kind === "text" ? chars : `<${JSON.stringify(chars).slice(1, -1)}>`)
    .join("").replaceAll("><", "");
}

Deno.test("Keystrokes tells text from keys", none, () => {
  assertEquals(taken("olá 日\tyou\r"), "olá 日\tyou<\\r>");
  assertEquals(taken("a\x01\x7fb\x15"), "a<\\u0001\x7f>b<\\u0015>");
  for (
    const sequence of [
      ...["[D", "[1;5C", "[3~", "[200~", "OP", "O5P", "[[A", "b", "d", "é", "\x1b[A", "\r"],
    ]
  ) {
    const shown = `<${JSON.stringify(`\x1b${sequence}`).slice(1, -1)}>`;
    assertEquals(taken(`x\x1b${sequence}yz`), `x${shown}yz`);
  }
});

Deno.test("Keystrokes gives one piece for a long text in one read", none, () => {
  const strokes = [...new Keystrokes().push(new TextEncoder().encode("word ".repeat(2_000)))];
  assertEquals(strokes.length, 1);
});

Deno.test(
  "Keystrokes gives the same wherever reads cut characters and escape sequences",
  none,
  () => {
    const piece = fc.constantFrom(
      ..."aé日🙂\t\r\x01\x7f",
      ...["\x1b[D", "\x1b[1;5C", "\x1bOP", "\x1b[[A", "\x1bb", "\x1b\x1b[A", "\x1b[200~", "\x1b[é"],
    );
    fc.assert(fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
      (pieces, cuts) => {
        const bytes = new TextEncoder().encode(pieces.join(""));
        const at = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b)];
        const reads = at.map((from, i) => bytes.subarray(from, at[i + 1] ?? bytes.length));
        assertEquals(taken(...reads), taken(bytes));
      },
    ));
  },
);
