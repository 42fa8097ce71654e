import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import stringWidth from "string-width";
import { tenths, wrap } from "../../wire/text.ts";

const none = { permissions: "none" } as const;

Deno.test("tenths() have the comma of Portuguese", none, () => {
  assertEquals(tenths(7.44), { en: "7.4", pt: "7,4" });
  assertEquals(tenths(1_000), { en: "1000.0", pt: "1000,0" });
});

Deno.test("wrap() cuts a long word between characters, wide ones by their columns", none, () => {
  assertEquals(wrap("日本語日本語", 5, stringWidth), ["日本", "語日", "本語"]);
  assertEquals(wrap("a🎉🎉🎉", 3, stringWidth), ["a🎉", "🎉", "🎉"]);
  assertEquals(wrap("abcdef gh", 4), ["abcd", "ef", "gh"]);
});

Deno.test("wrap() makes no line too wide, and loses nothing but blanks", none, () => {
  const text = fc.array(fc.constantFrom("a", "é", "日", "🎉", " "), { maxLength: 40 });
  fc.assert(fc.property(text, fc.integer({ min: 2, max: 9 }), (chars, width) => {
    const lines = wrap(chars.join(""), width, stringWidth);
    assert(lines.every((line) => stringWidth(line) <= width), lines.join("|"));
    assertEquals(lines.join("").replaceAll(" ", ""), chars.join("").replaceAll(" ", ""));
  }));
});
