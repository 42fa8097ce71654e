import { assertEquals } from "@std/assert";
import type { Run } from "../../../core/run.ts";
import { same } from "../../../wire/text.ts";
import { clipped } from "../../../views/report/clipped.ts";
import { sentences } from "../../../views/report/claims.ts";
import { folded } from "../../../views/report/folds.ts";
import { namer, paragraphs, sectionsOf } from "../../../views/report/sections.ts";
import { missingFrom, sourcesOf } from "../../../views/report/sources.ts";
import { foldText } from "../../../views/report/told_folds.ts";
import { dayOf, daysOf, timeOf } from "../../../views/report/when.ts";
import { plain as unpainted } from "../../../views/layout.ts";
import { OUTCOMES, summary } from "../../../views/summary.ts";
import { type Entry, printed, timelineOf, typed } from "../../timelines.ts";
import { good } from "./reports.ts";

const none = { permissions: "none" } as const;

/** q1a with these observations, and the first claim citing these. */
function seen(entries: readonly Entry[], cites: readonly number[] = []): Run {
  const [claim] = good.judged;
  const judged = claim ? [{ ...claim, verdict: "met" as const, cites }] : [];
  return { ...good, timeline: timelineOf(...entries), judged };
}

const shapes = (run: Run, linked?: ReadonlySet<number>) =>
  folded(run, linked).map((stretch) =>
    stretch.kind === "row"
      ? stretch.row.seq
      : `${stretch.from}-${stretch.to}: ${stretch.rows.length} of ${stretch.count}`
  );

const lines = (who: string, n: number): Entry[] =>
  Array.from({ length: n }, () => [who, printed("x")]);

Deno.test("folded() shows six rows of a flood, and what is cited in it", none, () => {
  assertEquals(shapes(seen(lines("server", 10))), [1, 2, 3, 4, 5, 6, "7-10: 4 of 4"]);
  assertEquals(shapes(seen(lines("server", 8))), [1, 2, 3, 4, 5, 6, 7, 8]);
  assertEquals(shapes(seen(lines("server", 20), [12])), [
    ...[1, 2, 3, 4, 5, 6],
    "7-11: 5 of 5",
    12,
    "13-20: 8 of 8",
  ]);
});

Deno.test("folded() counts anew after the lab has spoken, and for each participant", none, () => {
  const caption: Entry = ["lab", { kind: "caption", text: same("Next.") }];
  assertEquals(shapes(seen([...lines("server", 6), caption, ...lines("server", 6)])).length, 13);
  assertEquals(shapes(seen([...lines("server", 6), ...lines("late", 6)])).length, 12);
});

Deno.test("folded() keeps so many rows, and those that figures lead to", none, () => {
  assertEquals(shapes(seen(lines("server", 1_006))).at(-1), "7-1006: 40 of 1000");
  assertEquals(
    shapes(seen(lines("server", 1_006)), new Set([8, 900])).at(-1),
    "7-1006: 41 of 1000",
  );
});

Deno.test("foldText() says how many rows, which and whose", none, () => {
  const run = seen([...lines("server", 9), ...lines("late", 6), ["late", typed("x")]]);
  const fold = folded(run).find((stretch) => stretch.kind === "fold");
  if (fold?.kind !== "fold") throw new Error("no fold");
  assertEquals(foldText(fold, run, "en"), "3 more rows (7–9: server)");
  assertEquals(foldText(fold, run, "pt"), "mais 3 linhas (7–9: servidor)");
});

Deno.test("sectionsOf() numbers the plays of one scenario", none, () => {
  const names = (runs: readonly Run[]) => sectionsOf(runs).map(({ id, label }) => [id, label]);
  assertEquals(names([good]), [["q1a", "1 a"]]);
  const other = { ...good, scenario: "my own" };
  assertEquals(names([good, other, { ...good }]), [
    ["q1a-run1", "1 a (1)"],
    ["my-own", "my own"],
    ["q1a-run2", "1 a (2)"],
  ]);
});

Deno.test("namer() gives no name twice, not even to a file system that folds cases", none, () => {
  const named = namer();
  assertEquals(["a", "A", "a", "a-2"].map(named), ["a", "A-2", "a-3", "a-2-2"]);
});

Deno.test("paragraphs() are parted by empty lines", none, () => {
  assertEquals(paragraphs("a\nb\n\n c \n \nd\n"), ["a b", "c", "d"]);
});

Deno.test("sentences() joins two claims that make one, where both are met", none, () => {
  const [claim] = good.judged;
  if (!claim) throw new Error("no claim");
  const halves = ["It is so ...", "... and so is that.", "Also this."].map((text) => ({
    ...claim,
    verdict: "met" as const,
    cites: [1],
    claim: same(text),
  }));
  const told = (judged: Run["judged"]) =>
    sentences({ ...good, judged }, "en").map(({ text, end }) => text + end);
  assertEquals(told(halves), ["It is so", "and so is that.", "Also this."]);
  const [first, second, third] = halves;
  if (!first || !second || !third) throw new Error("no halves");
  const undecided = { ...second, verdict: "undecided" as const, because: same("?") };
  assertEquals(told([first, undecided, third]), [
    "It is so ...",
    "... and so is that.",
    "Also this.",
  ]);
});

Deno.test("days are written out in UTC; what is none stays as it is", none, () => {
  assertEquals(dayOf("2026-03-02T23:59:00.000Z", "pt"), "2 de março de 2026");
  assertEquals(dayOf("2026-03-02T23:59:00.000Z", "en"), "March 2, 2026");
  assertEquals(timeOf("2026-03-02T23:59:07.123Z"), "23:59:07 UTC");
  assertEquals([dayOf("yester\x1bday", "en"), timeOf("yesterday")], ["yester\\x1bday", ""]);
  const later = { ...good, startedAt: "2026-03-01T10:00:00.000Z" };
  assertEquals(daysOf([good, later, good], "en"), ["March 1, 2026", "March 2, 2026"]);
});

Deno.test("sources are named once, and what was missing is told with its reason", none, () => {
  assertEquals(sourcesOf([good, good], "pt"), [
    "tela",
    "teclado",
    "laboratório",
    "contadores do kernel",
  ]);
  const because = same("strace is not installed");
  const run = seen([
    ["lab", { kind: "unseen", what: "syscalls", because }],
    ["lab", { kind: "unseen", what: "packets", because, left: 3 }],
  ]);
  assertEquals(missingFrom([run, run], "en"), ["no system calls: strace is not installed"]);
});

Deno.test("clipped() says how much it leaves out", none, () => {
  assertEquals(clipped("abc", "en", 3), "abc");
  assertEquals(clipped(`ab\x1b${"c".repeat(2_000)}`, "pt", 3), "ab\\x1b… (mais 2.000 caracteres)");
});

Deno.test("the report has the words of the final table for each outcome", none, () => {
  for (const outcome of ["met", "unmet", "undecided", "fault"] as const) {
    for (const lang of ["en", "pt"] as const) {
      const { sign, word } = OUTCOMES[outcome];
      const table = summary([{ ...good, outcome }], lang, { paint: unpainted, width: 80 });
      assertEquals(table.join("\n").includes(`${sign} ${word[lang]}`), true, outcome);
    }
  }
});
