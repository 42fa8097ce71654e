import { assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { quoted, visible, visibleLines } from "../../wire/visible.ts";

Deno.test("visible() writes out what a terminal would obey", { permissions: "none" }, () => {
  assertEquals(visible("\x1b[2Jolá\r\n"), "\\x1b[2Jolá\\r\\n");
  assertEquals(visible("a\u202eb\u{e0041}\x00"), "a\\u202eb\\u{e0041}\\x00");
  assertEquals(visible("tab\tstays, é e 🦕 também"), "tab\tstays, é e 🦕 também");
});

Deno.test("visible() leaves no control or reordering character of any text", {
  permissions: "none",
}, () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assertMatch(
      visible(text).replaceAll("\t", ""),
      /^[^\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]*$/u,
    );
  }));
});

Deno.test("visibleLines() keeps lines, of either ending", { permissions: "none" }, () => {
  assertEquals(visibleLines("a\r\nb\n\x07"), "a\nb\n\\x07");
});

Deno.test("quoted() cuts a long text and tells its length", { permissions: "none" }, () => {
  assertEquals(quoted("abc"), '"abc"');
  assertEquals(quoted("abcdef", 3), '"abc…" (6)');
});
