import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { LineCutter } from "../../../chat/terminal/line_cutter.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function cut(text: string | Uint8Array, maxBytes?: number, piece = Infinity): string[] {
  const cutter = new LineCutter(maxBytes);
  const bytes = typeof text === "string" ? bytesOf(text) : text;
  const found = [];
  for (let at = 0; at < bytes.length; at += piece) {
    found.push(...cutter.push(bytes.subarray(at, at + piece)));
  }
  return [...found, ...cutter.end()];
}

Deno.test("LineCutter gives the same lines however the stream is cut into pieces", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 20 }).map((s) => s.replace(/[\r\n]/g, "é"))),
      fc.integer({ min: 1, max: 7 }),
      (lines, piece) => {
        const text = lines.map((line) => `${line}\n`).join("");
        assertEquals(cut(text, undefined, piece), text.split("\n").slice(0, -1));
      },
    ),
  );
});

Deno.test("LineCutter takes LF and CRLF, and a last line without an end", () => {
  assertEquals(cut("a\r\n\nb\nc"), ["a", "", "b", "c"]);
  assertEquals(cut(""), []);
});

Deno.test("LineCutter cuts a line that is too long, marks it, and goes on with the next", () => {
  for (const piece of [1, 3, Infinity]) {
    assertEquals(cut("12345\n123456\n1\n1234567", 5, piece), [
      "12345",
      "12345 […]",
      "1",
      "12345 […]",
    ]);
  }
});

Deno.test("LineCutter replaces what is not UTF-8, and nothing of it leaks into the next line", () => {
  assertEquals(cut(Uint8Array.of(0x61, 0xff, 0x62, 0x0a, 0xc3, 0x0a, 0xa9)), ["a�b", "�", "�"]);
});

Deno.test("LineCutter keeps no more than its longest line of one that never ends", () => {
  const cutter = new LineCutter(1000);
  for (let i = 0; i < 1000; i++) assertEquals([...cutter.push(bytesOf("x".repeat(999)))], []);
  const [line = ""] = cutter.end();
  assert(line.length < 1010, `${line.length}`);
});
