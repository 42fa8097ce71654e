import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { lines } from "../../wire/lines.ts";

async function linesOf(chunks: readonly string[]): Promise<string[]> {
  const stream = ReadableStream.from(chunks.map((chunk) => new TextEncoder().encode(chunk)));
  const found: string[] = [];
  for await (const line of lines(stream)) found.push(new TextDecoder().decode(line));
  return found;
}

Deno.test(
  "lines() takes LF and CRLF off, and a last line without an end",
  { permissions: "none" },
  async () => {
    assertEquals(await linesOf(["a\nb\r", "\n\nc"]), ["a", "b", "", "c"]);
    assertEquals(await linesOf([]), []);
    assertEquals(await linesOf(["a\n"]), ["a"]);
  },
);

Deno.test("lines() does not depend on how the stream is cut", { permissions: "none" }, async () => {
  const cut = fc.array(fc.constantFrom("a", "b", "\n", "\r\n"), { maxLength: 40 });
  await fc.assert(fc.asyncProperty(cut, async (pieces) => {
    assertEquals(await linesOf(pieces), await linesOf([pieces.join("")]));
  }));
});
