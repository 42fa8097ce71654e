import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { minBytes, Payloads } from "../../../chat/crowd/payload.ts";
import { Scanner } from "../../../chat/crowd/scanner.ts";

const none = { permissions: "none" } as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Members 0 to 19; each has said its first three lines. */
function scanning(seed = 1) {
  const payloads = new Payloads({ seed, members: 20, lines: 100, bytes: 32, window: 3 });
  const lastSaid = new Uint32Array(20).fill(3);
  const lines = new Map<string, string>();
  for (let sender = 0; sender < 20; sender++) {
    for (const number of [1, 2, 3]) {
      lines.set(`${sender}.${number}`, textOf(payloads.say(sender, number)).trimEnd());
    }
    lines.set(`${sender}.0`, textOf(payloads.answer(sender, 1)).trimEnd());
  }
  const found: string[] = [];
  const scanner = new Scanner(payloads, 20, lastSaid, {
    answered: (_, sender) => found.push(`${sender}.0`),
    came: (_, sender, number) => found.push(`${sender}.${number}`),
    tore: (_, sender, number) => found.push(`torn ${sender}.${number}`),
  });
  const line = (name: string) => lines.get(name) ?? "";
  return { scanner, found, line, payloads, lastSaid };
}

/** What a member finds that receives the text in such pieces. */
function foundIn({ scanner, found }: ReturnType<typeof scanning>, text: string, cuts: number[]) {
  const buffer = new Uint8Array(4096);
  const bytes = bytesOf(text);
  let kept = 0;
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const piece = bytes.subarray(at, at + (cuts[i % cuts.length] ?? 4000));
    buffer.set(piece, kept);
    at += piece.length;
    const length = kept + piece.length;
    kept = scanner.scan(0, buffer, length);
    buffer.copyWithin(0, length - kept, length);
  }
  scanner.scan(0, buffer, kept, true);
  return found;
}

const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 9 });
const around = fc.constantFrom(
  "",
  "\n",
  "\r\n",
  "<10.0.0.1> ",
  "ana: ",
  "~",
  "~~ ~1.",
  "olá ",
  "\n* x\n",
);
const NAMES = ["0.1", "4.2", "19.3", "7.0"];

Deno.test("Scanner.scan() finds whole lines whatever stands around them, however cut", none, () => {
  const parts = fc.array(fc.tuple(around, fc.constantFrom(...NAMES)), { maxLength: 12 });
  fc.assert(fc.property(parts, around, cuts, (parts, end, cuts) => {
    const of = scanning();
    const text = parts.map(([before, name]) => before + of.line(name)).join("") + end;
    assertEquals(foundIn(of, text, cuts), parts.map(([, name]) => name));
  }));
});

Deno.test(
  "Scanner.scan() tells a line with something else inside from its other lines",
  none,
  () => {
    fc.assert(fc.property(fc.integer({ min: 13, max: 29 }), around, cuts, (at, between, cuts) => {
      const of = scanning();
      const [torn, whole] = [of.line("4.2"), of.line("9.1")];
      const text = `${torn.slice(0, at)}${between}x${whole}${torn.slice(at)}\n${of.line("5.3")}`;
      assertEquals(foundIn(of, text, cuts), ["torn 4.2", "9.1", "5.3"]);
    }));
    const of = scanning();
    const [a, b] = [of.line("4.2"), of.line("9.1")];
    const mixed = a.slice(0, 20) + b.slice(0, 20) + a.slice(20) + b.slice(20);
    assertEquals(foundIn(of, mixed, []), ["torn 4.2", "torn 9.1"]);
  },
);

Deno.test("Scanner.scan() finds what is torn at the very end", none, () => {
  const of = scanning();
  assertEquals(foundIn(of, of.line("4.2").slice(0, -1), []), ["torn 4.2"]);
});

Deno.test("Scanner.scan() leaves out what this crowd has not said", none, () => {
  const of = scanning();
  const others = scanning(2);
  for (const name of NAMES) assertEquals(foundIn(of, others.line(name), []), [], name);
  assertEquals(foundIn(of, "~05.004.abcdefghijklmnopqrstu~ ~99.001.abcdefgh~~.~", []), []);
});

Deno.test("Scanner.scan() knows a line again that is not remembered", none, () => {
  const of = scanning();
  const old = of.line("4.1");
  of.payloads.say(4, 4);
  of.lastSaid[4] = 4;
  assertEquals(foundIn(of, old, []), ["4.1"]);
});

Deno.test("Payloads: no two lines are the same, and a seed says them again", none, () => {
  const all = (seed: number) => NAMES.map((name) => scanning(seed).line(name));
  assertEquals(all(1), all(1));
  assertEquals(new Set([...all(1), ...all(2), ...all(4_294_967_295)]).size, 12);
  for (const line of all(3)) assertMatch(line, /^~\d\d\.\d\d\d\.[a-z-]{22}~$/);
});

Deno.test("Payloads: a nick is short and fit to be one", none, () => {
  const payloads = new Payloads({ seed: 9, members: 5_000, lines: 1, bytes: 40, window: 1 });
  const nicks = [0, 1, 4_999].map((member) => textOf(payloads.nick(member)));
  for (const nick of nicks) assertMatch(nick, /^m[a-j]{4}[a-z]{4}\n$/);
  assertEquals(new Set(nicks).size, 3);
});

Deno.test("minBytes() leaves room for a body", none, () => {
  for (const [members, lines] of [[2, 1], [20, 10], [5_000, 1_000_000]] as const) {
    const bytes = minBytes({ members, lines });
    const payloads = new Payloads({ seed: 1, members, lines, bytes, window: 1 });
    const line = textOf(payloads.say(members - 1, lines));
    assertMatch(line, /^~\d+\.\d+\.[a-z-]{6}~\n$/);
    assert(line.length === bytes, line);
  }
});
