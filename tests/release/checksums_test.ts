import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { parseSums, sumOf, SUMS, writeSums } from "../../release/checksums.ts";

const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; // FIPS 180-4, of no bytes

Deno.test("writeSums() writes what sha256sum reads, and keeps what is still there", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const name of ["b", "a", "c"]) await Deno.writeTextFile(join(folder, name), "");
    await writeSums(folder, ["b", "c"]);
    await Deno.writeTextFile(join(folder, "b"), "abc");
    await Deno.remove(join(folder, "c"));
    await writeSums(folder, ["a"]);
    const text = await Deno.readTextFile(join(folder, SUMS));
    assertEquals(text, `${EMPTY}  a\n${EMPTY}  b\n`);
    await writeSums(folder, ["b"]);
    assertEquals(
      parseSums(await Deno.readTextFile(join(folder, SUMS))).get("b"),
      await sumOf(join(folder, "b")),
    );
    const { code } = await new Deno.Command("sha256sum", {
      args: ["-c", "--quiet", SUMS],
      cwd: folder,
    }).output();
    assertEquals(code, 0);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("parseSums() passes over what is no sum", { permissions: "none" }, () => {
  assertEquals(parseSums(`x\n${EMPTY}  a b\n${EMPTY.slice(1)}  c\n`), new Map([["a b", EMPTY]]));
});
