import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { Exchange, MIN_LINE_BYTES, type Verdict } from "../../../clients/swarm/line.ts";

const none = { permissions: "none" } as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Judges a text piece by piece, until there is a verdict. */
function judged(exchange: Exchange, pieces: readonly string[]): Verdict {
  let verdict: Verdict = "more";
  for (const piece of pieces) if (verdict === "more") verdict = exchange.judge(bytesOf(piece));
  return verdict;
}

/** The text in pieces of these lengths; what is left over comes last. */
function chop(text: string, lengths: readonly number[]): string[] {
  let at = 0;
  const pieces = lengths.map((length) => text.slice(at, at += length));
  return [...pieces, text.slice(at)].filter((piece) => piece !== "");
}

Deno.test(
  "Exchange.next() gives lines of the length asked for, none the beginning of another",
  none,
  () => {
    for (const bytes of [MIN_LINE_BYTES, 32, 1_000]) {
      const lines = new Set<string>();
      for (const client of [1, 36, 60_000]) {
        const exchange = new Exchange(4_294_967_295, client, bytes, "upper");
        for (const number of [1, 2, 35, 36, 71, 1_000_000_000]) {
          const line = textOf(exchange.next(number));
          assertMatch(line, /^sw[0-9a-z]+-[0-9a-z]+-[0-9a-z]+\.(?:[a-p ]*[a-p])?\n$/);
          assertEquals(line.length, bytes);
          lines.add(line);
        }
      }
      assertEquals(lines.size, 18);
      const found = [...lines].map((line) => line.trimEnd());
      assert(found.every((a) => found.every((b) => a === b || !b.startsWith(a))));
    }
  },
);

const frames = fc.record({
  before: fc.constantFrom("", "From Server: ", "olá, "),
  after: fc.constantFrom("", "\n", "\r\n", " ok\r\n"),
});
const cuts = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 12 });

Deno.test("Exchange.judge() takes a right reply however it is framed and cut", none, () => {
  fc.assert(fc.property(frames, cuts, fc.integer({ min: 24, max: 60 }), (frame, cut, bytes) => {
    for (const kind of ["upper", "echo"] as const) {
      const exchange = new Exchange(1, 2, bytes, kind);
      for (let number = 1; number <= 4; number++) {
        const line = textOf(exchange.next(number)).trimEnd();
        const reply = frame.before + (kind === "upper" ? line.toUpperCase() : line) + frame.after;
        assertEquals(judged(exchange, chop(reply, cut)), "right");
      }
      assertEquals(exchange.judgeLeftover(bytesOf("bye")), "right");
    }
  }));
});

/** A client's second line, with the reply to its first behind it. */
function second(): { exchange: Exchange; own: string; old: string; other: string } {
  const exchange = new Exchange(1, 2, 32, "upper");
  const old = textOf(exchange.next(1)).toUpperCase();
  assertEquals(exchange.judge(bytesOf(old)), "right");
  const own = textOf(exchange.next(2)).toUpperCase();
  const other = textOf(new Exchange(1, 3, 32, "upper").next(2)).toUpperCase();
  return { exchange, own, old, other };
}

Deno.test("Exchange.judge() finds out what is not the reply, however it is cut", none, () => {
  const wrongs: ((of: ReturnType<typeof second>) => string)[] = [
    ({ own }) => own.toLowerCase(),
    ({ old }) => old,
    ({ other }) => other,
    ({ other, own }) => other + own,
    ({ old, own }) => `${old}${own}`,
    ({ own }) => `${own.slice(0, 20)}x${own.slice(21)}`,
    ({ own }) => `${own.slice(0, 20)}${own.slice(21)}`,
    ({ own }) => `${own.slice(0, 20)}\n`,
  ];
  fc.assert(fc.property(cuts, fc.constantFrom(...wrongs), (cut, wrong) => {
    const of = second();
    assertEquals(judged(of.exchange, chop(wrong(of), cut)), "wrong", wrong(of));
  }));
  const { exchange, own } = second();
  assertEquals(exchange.judge(bytesOf(own + own)), "wrong", "doubled, in one piece");
});

Deno.test("Exchange.judge() sees a doubled reply also when the next line is out", none, () => {
  for (let at = 0; at < 32; at++) {
    const { exchange, own } = second();
    const tagged = at > own.indexOf(".");
    assertEquals(exchange.judge(bytesOf(own + own.slice(0, at))), tagged ? "wrong" : "right");
    exchange.next(3);
    if (!tagged) assertEquals(exchange.judge(bytesOf(own.slice(at))), "wrong");
  }
});

Deno.test("Exchange.judgeLeftover() sees a reply too many, and its beginning before", none, () => {
  const { exchange, own } = second();
  assertEquals(exchange.judge(bytesOf(own + own.slice(0, 3))), "right");
  assertEquals(exchange.judgeLeftover(bytesOf(own.slice(3))), "wrong");
});

Deno.test("Exchange.strange tells what is not the beginning of the reply", none, () => {
  const cases: [string, boolean][] = [["", false], ["\r\n", false], ["sorry", true]];
  for (const [text, strange] of cases) {
    const { exchange } = second();
    exchange.judge(bytesOf(text));
    assertEquals(exchange.strange, strange, text);
  }
  for (const before of ["", "From Server: "]) {
    const { exchange, own } = second();
    exchange.judge(bytesOf(before + own.slice(0, 9)));
    assert(!exchange.strange, before);
  }
});

Deno.test("Exchange.judge() does not collect without end", none, () => {
  const { exchange } = second();
  let bytes = 0;
  while (exchange.judge(bytesOf("blah ".repeat(100))) === "more") bytes += 500;
  assert(bytes < 10_000, `${bytes}`);
});

Deno.test("Exchange.difference shows of a long line where it begins to differ", none, () => {
  const exchange = new Exchange(1, 1, 5_000, "upper");
  const reply = textOf(exchange.next(1)).toUpperCase();
  assertEquals(exchange.judge(bytesOf(`${reply.slice(0, 3_000)}?${reply.slice(3_001)}`)), "wrong");
  const { line, expected, got } = exchange.difference;
  assertEquals([line, expected.length, got.length], [1, 162, 162]);
  assertEquals(expected.replace(/^(.{41})./, "$1?"), got);
});
