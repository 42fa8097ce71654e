import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { writeAll } from "../../commands/report_files.ts";

Deno.test("writeAll() of one folder several times at once writes all of it, whole", async () => {
  const folder = await Deno.makeTempDir({ prefix: "socketlab-" });
  try {
    const names = ["report.html", "prints/a.svg", "runs.jsonl"];
    const filesOf = (byte: number) =>
      new Map(names.map((name) => [name, new Uint8Array(300_000).fill(byte)]));
    await Promise.all([1, 2, 3, 4].map((byte) => writeAll(folder, filesOf(byte))));
    for (const name of names) {
      const bytes = await Deno.readFile(join(folder, name));
      assertEquals([bytes.length, new Set(bytes).size], [300_000, 1], name);
    }
    const left = [...Deno.readDirSync(folder), ...Deno.readDirSync(join(folder, "prints"))];
    assertEquals(left.map(({ name }) => name).sort(), [
      "a.svg",
      "prints",
      "report.html",
      "runs.jsonl",
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
