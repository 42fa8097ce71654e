import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import { annotations, stepSummary } from "../../../views/results/github.ts";
import { hostileMark, mixed, notBuilt, whole } from "../marks/examples.ts";
import { hostileRuns, hostileText } from "./any_mark.ts";

const none = { permissions: "none" } as const;
const COMMAND = /^::(error|warning) title=([^:,\r\n]*)::([^\r\n]*)$/;

for (const lang of ["en", "pt"] as const) {
  Deno.test(`annotations() and stepSummary() in ${lang}`, async (t) => {
    const texts = [mixed, notBuilt, whole].flatMap((mark) => [
      ...annotations(mark, lang),
      "",
      stepSummary(mark, lang),
    ]);
    await assertSnapshot(t, texts.join("\n"), { name: lang, serializer: String });
  });
}

Deno.test("annotations() are errors where points are lost, and warnings where not", none, () => {
  const kinds = annotations(mixed, "en").map((line) => COMMAND.exec(line)?.[1]);
  assertEquals(kinds, ["error", "error", "warning", "warning"]);
  assertEquals(annotations(whole, "en"), []);
});

Deno.test("annotations() are one command each, whatever was handed in", none, () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const line of annotations(hostileMark(text), "en")) {
        const [, , title = "", message = ""] = COMMAND.exec(line) ?? assert(false, line) ?? [];
        for (const part of [title, message]) {
          assertEquals(part.replace(/%(25|0D|0A|3A|2C)/g, "").includes("%"), false);
        }
      }
    }),
    hostileRuns,
  );
});

Deno.test("annotations() and stepSummary() keep the detail of hidden questions", none, () => {
  assertEquals(annotations(mixed, "en").filter((line) => line.includes("q2b")), []);
  const mentions = stepSummary(mixed, "en").split("\n").filter((line) => line.includes("q2b"));
  assertEquals(mentions, ["| q2b | A silent client among others | 0 / 10 |"]);
});

/** What stands between the summary's own signs, a line each: of a row of its table, the cells. */
const contents = (summary: string) =>
  summary.split("\n").map((line) => {
    const own = /^## (.*)$|^\| (.*) \| (.*) \| (.*) \|$|^- (.*)$|^\*\*(.+)\*\*$/.exec(line);
    return (own?.slice(1) ?? [line]).map((text) => (text ?? "").replace(/&#\d+;/g, ""));
  });

Deno.test("stepSummary() has no markup but its own, whatever was handed in", none, () => {
  const linesOf = (text: string) => contents(stepSummary(hostileMark(text), "en"));
  const count = linesOf("goiaba").length;
  fc.assert(
    fc.property(hostileText, (text) => {
      const lines = linesOf(text);
      assertEquals(lines.length, count);
      assertEquals(lines[3], ["", "---", "---", "---:", "", ""]);
      const told = [...lines.slice(0, 2), ...lines.slice(4)]; // not the table's heads
      for (const part of told.flat()) {
        assertEquals(/[&<>|`*_[\]\\~@#\n]|:\/\/|www\./i.exec(part)?.[0], undefined, part);
      }
    }),
    hostileRuns,
  );
});
