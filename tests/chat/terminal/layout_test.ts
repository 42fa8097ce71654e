import { assertEquals } from "@std/assert";
import { draw, erase, placeAfter } from "../../../chat/terminal/layout.ts";

Deno.test("placeAfter() counts columns as a terminal does", () => {
  const at = (text: string, columns: number) => {
    const { row, column } = placeAfter(text, columns);
    return [row, column];
  };
  assertEquals(at("", 10), [0, 0]);
  assertEquals(at("12345", 10), [0, 5]);
  assertEquals(at("1234567890", 10), [1, 0]);
  assertEquals(at("12345678901", 10), [1, 1]);
  assertEquals(at("日本", 10), [0, 4]);
  assertEquals(at("123456789日", 10), [1, 2], "a wide character does not fit into one column");
  assertEquals(at("e\u0301a\u0303", 10), [0, 2], "combining marks take none");
  assertEquals(at("a\tb", 20), [0, 9]);
  assertEquals(at("12345678\t", 10), [1, 0], "a tab stops at the edge");
});

Deno.test("erase() and draw() go exactly as far as the text does", () => {
  assertEquals(erase({ row: 0, column: 7 }), "\r\x1b[J");
  assertEquals(erase({ row: 2, column: 7 }), "\x1b[2A\r\x1b[J");
  assertEquals(draw("ana> ab", "c", 20), "ana> abc\r\x1b[7C");
  assertEquals(draw("ana> ", "0123456789", 10), "ana> 0123456789\x1b[1A\r\x1b[5C");
  assertEquals(draw("0123456789", "", 10), "0123456789 \r", "a full row");
});
