import { assertEquals } from "@std/assert";
import { LineLimit } from "../../../chat/terminal/line_limit.ts";

Deno.test("LineLimit cuts between characters, tells so once, and leaves no gap", {
  permissions: "none",
}, () => {
  let told = 0;
  const limit = new LineLimit(() => void told++, 8);
  assertEquals(limit.fitting("", "four"), "four");
  assertEquals(limit.fitting("four", "ééé"), "éé");
  assertEquals(limit.fitting("fouréé", "x"), "");
  limit.again();
  assertEquals(limit.fitting("fouré", "x日"), "x", "日 takes three bytes");
  assertEquals(limit.fitting("fouréx", "y"), "", "y would fit, but stands behind 日");
  assertEquals(told, 2);
  limit.again();
  assertEquals(limit.fitting("fouréx", "y"), "y");
  assertEquals(limit.fitting("much longer, from the history", "x"), "");
});
