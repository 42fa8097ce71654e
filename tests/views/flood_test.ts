import { assert, assertEquals } from "@std/assert";
import { stripAnsiCode } from "@std/fmt/colors";
import { q2a } from "../../scenarios/q2a.ts";
import { coloured, plain, type Style } from "../../views/layout.ts";
import { Narrator } from "../../views/narration.ts";
import type { Lang } from "../../wire/text.ts";
import { fixedRun } from "../runs.ts";
import { type Entry, printed, timelineOf, typed } from "../timelines.ts";

const none = { permissions: "none" } as const;
const at80: Style = { paint: plain, width: 80 };

const lines = (who: string, count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => [who, printed(`line ${i + 1}`)]);

/** What is told of each observation; at the end what is left to the closing. */
function told(entries: readonly Entry[], lang: Lang = "en", style = at80): string[][] {
  const run = fixedRun(q2a, timelineOf(...entries));
  const narrator = new Narrator(run, lang, style);
  const observed = run.timeline.map((o) => narrator.observation(o));
  const closing = narrator.closing(run);
  return [...observed, closing.slice(0, closing.indexOf(""))];
}

Deno.test(
  "the narration shows six lines of a flood, and counts the rest when another acts",
  none,
  () => {
    const all = told([...lines("server", 9), ["one", typed("caju")]]);
    assertEquals(all.slice(0, 6).map((shown) => shown.length), [1, 1, 1, 1, 1, 1]);
    assertEquals(all.slice(6), [[], [], [], [
      "           server      │ … 3 more lines like these (7 to 9; --json shows all)",
      " 10    90  client 1    │ > caju",
    ], []]);
  },
);

Deno.test("the narration counts at the end what nobody has interrupted", none, () => {
  assertEquals(told(lines("server", 7), "pt").slice(6), [[], [
    "           servidor   │ … mais 1 linha assim (7; --json mostra todas)",
  ]]);
});

Deno.test("the narration folds no line that another's or a step parts from the rest", none, () => {
  const caption: Entry = ["lab", { kind: "caption", text: { en: "Next.", pt: "Agora." } }];
  const parted = [...lines("server", 6), caption, ...lines("server", 6), ...lines("one", 6)];
  assertEquals(told(parted).flat().filter((line) => line.includes("more line")), []);
  assertEquals(told(parted).filter((shown) => shown.length === 0), [[]], "nothing to count");
});

Deno.test("the narration of a flood fits the terminal, in colour too", none, () => {
  const entries = [...lines("half", 2_000), ...lines("server", 7)];
  for (const lang of ["en", "pt"] as const) {
    const narrow = told(entries, lang, { paint: plain, width: 60 });
    for (const line of narrow.flat()) assert(line.length <= 60, line);
    assertEquals(
      told(entries, lang, { paint: coloured, width: 60 }).map((shown) => shown.map(stripAnsiCode)),
      narrow,
    );
  }
});
