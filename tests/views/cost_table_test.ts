import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { stripAnsiCode } from "@std/fmt/colors";
import { q2d } from "../../scenarios/q2d.ts";
import { costTable } from "../../views/cost_table.ts";
import { coloured, plain } from "../../views/layout.ts";
import { fixedRun } from "../runs.ts";
import { load, timelineOf, usage } from "../timelines.ts";

/** Two models; of the second's last clients no load told, or none was answered. */
const costs = fixedRun(
  q2d,
  timelineOf(
    ["single", usage(0, 9, 60)],
    ["clients", load(1, { firstReplyMs: { p50: 3.14, max: 3.14 } })],
    ["single", usage(1, 9, 60.5)],
    ["clients", load(49)],
    ["single", usage(50, 9, 61.25)],
    ["perClient", usage(0, 9, 58)],
    ["clients", load(10, { firstReplyMs: { p50: 88.4, max: 120.6 } })],
    ["perClient", usage(10, 19, 160)],
    ["perClient", usage(11, 20, 170)],
    ["clients", load(40, { answered: 0, firstReplyMs: { p50: 0, max: 0 } })],
    ["perClient", usage(50, 59, 640)],
  ),
);

for (const lang of ["en", "pt"] as const) {
  for (const width of [60, 100]) {
    Deno.test(`costTable() of two servers, in ${lang}, ${width} columns wide`, async (t) => {
      const lines = costTable(costs, lang, { paint: plain, width });
      for (const line of lines) assert(line.length <= width, line);
      const name = `${lang} ${width}`;
      await assertSnapshot(t, lines.join("\n"), { name, serializer: String });
      assertEquals(costTable(costs, lang, { paint: coloured, width }).map(stripAnsiCode), lines);
    });
  }
}

Deno.test("costTable() tells nothing where no usage was noted", { permissions: "none" }, () => {
  const run = fixedRun(q2d, timelineOf(["clients", load(1)]));
  assertEquals(costTable(run, "en", { paint: plain, width: 80 }), []);
});
