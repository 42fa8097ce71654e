import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { Framer, lines, LineTooLong } from "../../wire/lines.ts";

const none = { permissions: "none" } as const;

async function linesOf(chunks: readonly string[]): Promise<string[]> {
  const stream = ReadableStream.from(chunks.map((chunk) => new TextEncoder().encode(chunk)));
  const found: string[] = [];
  for await (const line of lines(stream)) found.push(new TextDecoder().decode(line));
  return found;
}

Deno.test("lines() takes LF and CRLF off, and a last line without an end", none, async () => {
  assertEquals(await linesOf(["a\nb\r", "\n\nc"]), ["a", "b", "", "c"]);
  assertEquals(await linesOf([]), []);
  assertEquals(await linesOf(["a\n"]), ["a"]);
});

Deno.test("lines() does not depend on how the stream is cut", none, async () => {
  const cut = fc.array(fc.constantFrom("a", "b", "\n", "\r\n"), { maxLength: 40 });
  await fc.assert(fc.asyncProperty(cut, async (pieces) => {
    assertEquals(await linesOf(pieces), await linesOf([pieces.join("")]));
  }));
});

/** What a framer with this limit makes of the pieces; "too long" comes last. */
function framed(maxBytes: number, pieces: readonly string[]): string[] {
  const framer = new Framer(maxBytes);
  const found: string[] = [];
  const take = (lines: Iterable<Uint8Array>) => {
    for (const line of lines) found.push(new TextDecoder().decode(line));
  };
  try {
    for (const piece of pieces) take(framer.push(new TextEncoder().encode(piece)));
    take(framer.end());
  } catch (error) {
    assert(error instanceof LineTooLong, `${error}`);
    found.push("too long");
  }
  return found;
}

Deno.test("Framer takes a line of exactly the limit, whatever its end", none, () => {
  for (const pieces of [["abcd\n"], ["abcd\r\n"], ["abcd\r", "\n"], ["abcd", "\r\n"], ["abcd"]]) {
    assertEquals(framed(4, ["x\n", ...pieces]), ["x", "abcd"], `${pieces}`);
  }
});

Deno.test("Framer refuses one byte more, with and without an end", none, () => {
  const cases = [["abcde\n"], ["abcde\r\n"], ["abcd", "e\r", "\n"], ["abcd\r", "x"], ["abcde"]];
  for (const pieces of [...cases, ["abcdef"], [..."abcdef"], ["abcde", "f"]]) {
    assertEquals(framed(4, ["x\n", ...pieces]), ["x", "too long"], `${pieces}`);
  }
});

Deno.test("Framer judges the limit in the same way however the stream is cut", none, () => {
  const text = fc.array(fc.constantFrom("a", "bc", "\n", "\r\n", "\r"), { maxLength: 30 });
  fc.assert(fc.property(text, (pieces) => {
    const whole = framed(3, [pieces.join("")]);
    assertEquals(framed(3, pieces), whole);
    assertEquals(framed(3, [...pieces.join("")]), whole);
  }));
});

Deno.test("Framer gives up on a line without end, byte by byte as well", none, () => {
  const framer = new Framer(1_000);
  const byte = Uint8Array.of(0x61);
  const push = (bytes: Uint8Array) => Array.from(framer.push(bytes));
  for (let i = 0; i < 1_001; i++) assertEquals(push(byte), []); // the last may be a CR
  assertThrows(() => push(byte), LineTooLong);
});

Deno.test("Framer gathers a line in at most twice its memory, byte by byte as well", none, () => {
  const framer = new Framer();
  const byte = Uint8Array.of(0x61);
  for (let i = 0; i < 100_000; i++) framer.push(byte).next();
  const [line] = framer.push(Uint8Array.of(0x0a));
  assertEquals(line?.length, 100_000);
  assert((line?.buffer.byteLength ?? Infinity) <= 200_000);
});

Deno.test("Framer passes over lines that are too long, however the stream is cut", none, () => {
  const text = fc.array(fc.constantFrom("a", "bc", "\n", "\r\n", "\r"), { maxLength: 30 });
  const kept = (pieces: readonly string[]) => {
    let skipped = 0;
    const framer = new Framer(3, () => skipped++);
    const encoder = new TextEncoder();
    const lines = [...pieces.flatMap((piece) => [...framer.push(encoder.encode(piece))])];
    lines.push(...framer.end());
    return { lines: lines.map((line) => new TextDecoder().decode(line)), skipped };
  };
  fc.assert(fc.property(text, (pieces) => {
    const all = pieces.join("").replace(/\n$/, "").split("\n").map((l) => l.replace(/\r$/, ""));
    if (pieces.length === 0) all.pop();
    const { lines, skipped } = kept(pieces);
    assertEquals(lines, all.filter((line) => line.length <= 3));
    assertEquals(skipped, all.filter((line) => line.length > 3).length);
    assertEquals(kept([...pieces.join("")]), { lines, skipped });
  }));
});
