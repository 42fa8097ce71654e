/**
 * Gradescope's results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/
 *
 * @module
 */
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { type Suite, suitesOf, type Test, told } from "./tests.ts";
import { plain, rounded, WORDS } from "./words.ts";

/**
 * When students see a hidden question: once grades are published, or never. Either way they do not see their total
 * before they see all tests, and what they do not see counts.
 */
export type HiddenVisibility = "hidden" | "after_published";

/** One claim, or a question as a whole, as Gradescope lists it. */
export interface GradescopeTest {
  readonly score: number;
  readonly max_score: number;
  readonly status: "passed" | "failed";
  readonly name: string;
  readonly name_format: "text";
  readonly number: string;
  readonly output: string;
  readonly output_format: "text";
  readonly tags: readonly string[];
  readonly visibility: "visible" | HiddenVisibility;
}

/** The file. It has no score of its own: Gradescope adds up those of the tests, which are the points exactly. */
export interface GradescopeResults {
  /** Only where there are no tests to add up. */
  readonly score?: number;
  /** In seconds. */
  readonly execution_time: number;
  readonly output: string;
  readonly output_format: "text";
  readonly test_output_format: "text";
  readonly test_name_format: "text";
  readonly visibility: "visible";
  readonly stdout_visibility: "hidden";
  readonly tests: readonly GradescopeTest[];
}

/** The results of what has been graded so far. */
export function gradescopeResults(
  mark: SubmissionMark,
  { lang, hiddenVisibility = "after_published" }: {
    readonly lang: Lang;
    readonly hiddenVisibility?: HiddenVisibility;
  },
): GradescopeResults {
  const tests = suitesOf(mark).flatMap((suite) =>
    suite.tests.map((test, k): GradescopeTest => ({
      score: test.score / 100,
      max_score: test.maxScore / 100,
      status: test.verdict === "unmet" ? "failed" : "passed",
      name: plain(`${suite.id}: ${test.name[lang]}`),
      name_format: "text",
      number: numberOf(suite, test, k),
      output: told(test, lang).join("\n"),
      output_format: "text",
      tags: tagsOf(suite, test),
      visibility: suite.hidden ? hiddenVisibility : "visible",
    }))
  );
  const faults = mark.questions.flatMap(({ question, hidden, fault }) =>
    fault && !hidden ? [plain(`${question}: ${fault[lang]}`)] : []
  );
  const { failure } = mark;
  const output = [
    ...(failure ? [`${WORDS.failure[lang]}: ${plain(failure.because[lang])}`] : []),
    ...(failure?.output ?? []).map(plain),
    ...mark.remarks.map((remark) => plain(remark[lang])),
    ...faults,
  ];
  return {
    ...(tests.length === 0 ? { score: rounded(mark.points) } : {}),
    execution_time: Math.round(mark.ms) / 1000,
    output: output.join("\n"),
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    tests,
  };
}

/** Of the question's id instead of its place: `2a.1` is the same for everybody, whatever was handed in. */
function numberOf({ id }: Suite, { claim }: Test, place: number): string {
  const question = plain(id).replace(/^q(?=.)/, "");
  return claim ? `${question}.${place + 1}` : question;
}

function tagsOf({ id }: Suite, { cause, claim, verdict }: Test): string[] {
  return [id, verdict, ...(claim?.flaky ? ["flaky"] : []), ...(cause ? [cause] : [])].map(plain);
}
