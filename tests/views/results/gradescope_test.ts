import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import { gradescopeResults } from "../../../views/results/gradescope.ts";
import { hostileMark, markOf, mixed, notBuilt, whole } from "../marks/examples.ts";
import { anyMark, hostileRuns, hostileText } from "./any_mark.ts";

const none = { permissions: "none" } as const;
const json = (value: unknown) => JSON.stringify(value, undefined, 2);

for (const lang of ["en", "pt"] as const) {
  Deno.test(`gradescopeResults() in ${lang}`, async (t) => {
    const files = [mixed, notBuilt, whole].map((mark) => gradescopeResults(mark, { lang }));
    await assertSnapshot(t, files.map(json).join("\n"), { name: lang, serializer: String });
  });
}

Deno.test("gradescopeResults() has tests that add up to the mark's points", none, () => {
  fc.assert(fc.property(anyMark, (mark) => {
    const { tests, score } = gradescopeResults(mark, { lang: "en" });
    const total = (pick: (test: typeof tests[number]) => number) =>
      Math.round(tests.reduce((sum, test) => sum + 100 * pick(test), 0));
    assertEquals(total((test) => test.score), Math.round(100 * mark.points));
    assertEquals(total((test) => test.max_score), Math.round(100 * mark.maxPoints));
    assertEquals(score, tests.length === 0 ? 0 : undefined);
    for (const test of tests) assert(0 <= test.score && test.score <= test.max_score);
  }));
});

Deno.test("gradescopeResults() loses points only where a test failed", none, () => {
  fc.assert(fc.property(anyMark, (mark) => {
    for (const { score, max_score, status } of gradescopeResults(mark, { lang: "pt" }).tests) {
      assertEquals(score, status === "passed" ? max_score : 0);
    }
  }));
});

Deno.test("gradescopeResults() shows what was graded so far, numbered as it will be", none, () => {
  const later = gradescopeResults(mixed, { lang: "en" }).tests.map(({ number }) => number);
  assertEquals(later, ["2a.1", "2a.2", "2a.3", "2a.4", "2a.5", "2b.1", "3a", "3b"]);
  mixed.questions.forEach((_, i) => {
    const partial = markOf(mixed.name, mixed.questions.slice(0, i));
    const numbers = gradescopeResults(partial, { lang: "en" }).tests.map(({ number }) => number);
    assertEquals(numbers, later.slice(0, numbers.length));
  });
});

Deno.test("gradescopeResults() needs a score where nothing was graded yet", none, () => {
  const { score, tests, output } = gradescopeResults(
    { ...notBuilt, questions: [], points: 0, maxPoints: 0 },
    { lang: "en" },
  );
  assertEquals([score, tests], [0, []]);
  assert(output.startsWith("Nothing could be played: The build failed."));
});

Deno.test(
  "gradescopeResults() shows hidden questions once grades are published, or never",
  none,
  () => {
    const seen = (hiddenVisibility?: "hidden") =>
      gradescopeResults(mixed, { lang: "en", ...(hiddenVisibility && { hiddenVisibility }) })
        .tests.filter(({ visibility }) => visibility !== "visible")
        .map(({ name, visibility }) => [name.slice(0, 3), visibility]);
    assertEquals(seen(), [["q2b", "after_published"]]);
    assertEquals(seen("hidden"), [["q2b", "hidden"]]);
  },
);

Deno.test(
  "gradescopeResults() keeps a hidden question's fault out of what everybody sees",
  none,
  () => {
    const fault = { en: "No port was free.", pt: "Nenhuma porta estava livre." };
    const questions = mixed.questions.map((question) => ({ ...question, hidden: true, fault }));
    assertEquals(
      gradescopeResults({ ...mixed, questions }, { lang: "en" }).output,
      "The port was guessed.",
    );
  },
);

Deno.test("gradescopeResults() is plain text whatever was handed in", none, () => {
  // deno-lint-ignore no-control-regex -- that none is left is the point
  const unfit = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\p{Cs}]/u;
  fc.assert(
    fc.property(hostileText, (text) => {
      const results = gradescopeResults(hostileMark(text), { lang: "en" });
      const texts = [
        results.output,
        ...results.tests.flatMap((t) => [t.name, t.output, ...t.tags]),
      ];
      for (const each of texts) assertEquals(unfit.exec(each), null);
      for (const test of results.tests) {
        assertEquals([test.name_format, test.output_format], ["text", "text"]);
      }
      assertEquals(JSON.parse(json(results)), results);
    }),
    hostileRuns,
  );
});

Deno.test("gradescopeResults() of a whole mark passes all", none, () => {
  const { tests } = gradescopeResults(whole, { lang: "pt" });
  assert(tests.every(({ status, output }) => status === "passed" && output === ""));
});
