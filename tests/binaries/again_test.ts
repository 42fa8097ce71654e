import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { parseSums, SUMS } from "../../release/checksums.ts";
import { SINGLE } from "../../wire/typed.ts";
import { ROOT, runToEnd } from "../running.ts";
import { DIST, SUFFIX } from "./stick.ts";

/** Of programs with packages of every kind, and with few. */
const SOME = [SINGLE, "chat-crowd", "swarm"];

Deno.test("compiled again elsewhere, a binary is the same to the byte", {
  ignore: DIST === undefined,
}, async () => {
  const folder = await Deno.makeTempDir();
  try {
    const flags = ["--allow-run", "--allow-env", "--allow-read", "--allow-write"];
    const out = join(folder, "another", "place");
    const compile = ["release/compile.ts", "--out", out, ...SOME];
    const { code, stderr } = await runToEnd([Deno.execPath(), "run", ...flags, ...compile]);
    assertEquals(code, 0, stderr);
    const [made, again] = await Promise.all(
      [new URL(`${DIST}/${SUMS}`, ROOT), join(out, SUMS)].map(async (path) =>
        parseSums(await Deno.readTextFile(path))
      ),
    );
    for (const name of SOME) {
      assertEquals(again?.get(name + SUFFIX), made?.get(name + SUFFIX), name);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
