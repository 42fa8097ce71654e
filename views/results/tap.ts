/**
 * Marks in the Test Anything Protocol, version 14: https://testanything.org/tap-version-14-specification.html
 *
 * @module
 */
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { allSuitesOf, type Suite, type Test, toldShort } from "./tests.ts";
import { plain, WORDS } from "./words.ts";

/**
 * The stream, of one submission or of a class: a subtest for each submission and question, a test point for each
 * claim. What could not be decided, and what the lab failed at, is skipped. It says all of hidden questions: it is
 * for instructors.
 */
export function tapText(marks: readonly SubmissionMark[], lang: Lang): string {
  const suites = marks.flatMap((mark) => allSuitesOf(mark).map((suite) => ({ mark, suite })));
  const lines = suites.flatMap(({ mark, suite }, i) => subtest(mark, suite, i + 1, lang));
  const plan = suites.length > 0 ? `1..${suites.length}` : `1..0 # ${WORDS.nothingGraded[lang]}`;
  return ["TAP version 14", plan, ...lines].map((line) => `${line}\n`).join("");
}

function subtest(mark: SubmissionMark, suite: Suite, number: number, lang: Lang): string[] {
  const { id, ms, seeds, tests, title } = suite;
  // The same to the letter in the comment and in the test point that ends it, or the two do not belong together.
  const name = described(`${mark.folder} ${id}: ${title[lang]}`);
  const inner = [
    `1..${tests.length}`,
    ...tests.flatMap((test, i) => testPoint(test, i + 1, lang)),
  ];
  const skipped = tests.every(isSkipped) ? tests[0] : undefined;
  const points = (pick: (test: Test) => number) => tests.reduce((sum, t) => sum + pick(t), 0) / 100;
  return [
    `# Subtest: ${name}`,
    ...inner.map((line) => `    ${line}`),
    `${statusOf(tests)} ${number} - ${name}${skipped ? directive(skipped, lang) : ""}`,
    ...diagnostic([
      ["points", points(({ score }) => score)],
      ["max-points", points(({ maxScore }) => maxScore)],
      ["duration_ms", Math.round(ms)],
      ["seeds", seeds],
    ]),
  ];
}

function testPoint(test: Test, number: number, lang: Lang): string[] {
  const { because, cause, claim, id, maxScore, name, output, score, verdict } = test;
  const line = `${statusOf([test])} ${number} - ${described(`${id}: ${name[lang]}`)}`;
  if (verdict === "met" && !claim?.flaky) return [line];
  const { expected, hint, lines, observed, seed } = claim ?? {};
  return [
    isSkipped(test) ? line + directive(test, lang) : line,
    ...diagnostic([
      ["verdict", verdict],
      ["flaky", claim?.flaky ? true : undefined],
      ["cause", cause],
      ["expected", expected?.[lang]],
      ["observed", observed?.[lang]],
      ["because", observed ? undefined : because?.[lang]],
      ["hint", hint?.[lang]],
      ["lines", lines?.map((line) => line[lang])],
      ["output", output],
      ["points", score / 100],
      ["max-points", maxScore / 100],
      ["seed", seed],
    ]),
  ];
}

const isSkipped = ({ verdict }: Test) => verdict === "undecided" || verdict === "fault";

const statusOf = (tests: readonly Test[]) =>
  tests.some(({ verdict }) => verdict === "unmet") ? "not ok" : "ok";

/** A reader may take the rest of the line for a directive where `#` is not escaped; only `\` and `#` can be. */
function described(text: string): string {
  return plain(text).trim().replace(/[\\#]/g, "\\$&");
}

const directive = (test: Test, lang: Lang) => ` # SKIP ${described(toldShort(test, lang))}`;

type Value = string | number | boolean | readonly (string | number)[] | undefined;

/** A YAML block. JSON is YAML (1.2, section 1.3), so a text in quotes is never anything else. */
function diagnostic(entries: readonly (readonly [key: string, value: Value])[]): string[] {
  const scalar = (value: string | number | boolean) =>
    JSON.stringify(typeof value === "string" ? plain(value) : value);
  const lines = entries.flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (typeof value !== "object") return [`${key}: ${scalar(value)}`];
    return value.length > 0 ? [`${key}:`, ...value.map((item) => `  - ${scalar(item)}`)] : [];
  });
  return ["---", ...lines, "..."].map((line) => `  ${line}`);
}
