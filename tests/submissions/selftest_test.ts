import { assertEquals } from "@std/assert";
import { catalogue } from "../../scenarios/catalogue.ts";
import { doAtOnce } from "../../wire/at_once.ts";
import { canLockIn } from "../rig/cage.ts";
import { runToEnd } from "../running.ts";
import { known, verdictOn } from "./selftest.ts";

/** What the submissions are written in; where a tool is missing, `deno task selftest` says what fails. */
const TOOLS = ["cc", "make", "python3", "javac", "node"];
const look = TOOLS.map((tool) => `command -v ${tool} &&`).join(" ");
const hasAll = (await runToEnd(["sh", "-c", `${look} true`])).code === 0;

Deno.test("right submissions lose nothing, wrong ones exactly what their bug breaks", {
  ignore: !canLockIn || !hasAll,
}, async (t) => {
  const terms = { scenarios: catalogue, rounds: 3, signal: new AbortController().signal };
  await doAtOnce(await known(), 8, async (one) => {
    await t.step({
      name: one.folder,
      fn: async () => {
        const { asked, lost } = await verdictOn(one, terms);
        assertEquals(lost.toSorted(), asked.toSorted(), one.bug);
      },
      sanitizeOps: false, // steps side by side see each other's operations
      sanitizeResources: false,
      sanitizeExit: false,
    });
  });
});

Deno.test("there are enough of them, and in all languages", async () => {
  const folders = (await known()).map(({ folder }) => folder);
  const right = folders.filter((folder) => folder.startsWith("right/"));
  const wrong = folders.filter((folder) => folder.startsWith("wrong/"));
  assertEquals([right.length >= 12, wrong.length >= 40], [true, true]);
  const there = [];
  for await (const { name } of Deno.readDir(new URL("wrong/", import.meta.url))) there.push(name);
  assertEquals(wrong.map((folder) => folder.slice("wrong/".length)).sort(), there.sort());
});
