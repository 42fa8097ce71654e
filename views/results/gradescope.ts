/**
 * Gradescope's results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/
 *
 * @module
 */
import type { ClaimMark, QuestionMark, SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { reasons, rounded, WORDS } from "./words.ts";

/** When students see a hidden question; `hidden` also keeps their total from them. */
export type HiddenVisibility = "hidden" | "after_published";

/** One claim, as Gradescope lists it. */
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

/** The file. It has no score of its own: Gradescope adds up those of the tests. */
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
  const tests = mark.questions.flatMap((question, i) =>
    question.claims.map((claim, k): GradescopeTest => ({
      ...scored(claim),
      name: visible(`${question.question}: ${claim.claim[lang]}`),
      name_format: "text",
      number: `${i + 1}.${k + 1}`,
      output: reasons(claim, lang).join("\n"),
      output_format: "text",
      tags: tagsOf(question, claim),
      visibility: question.hidden ? hiddenVisibility : "visible",
    }))
  );
  const faults = mark.questions.flatMap(({ question, hidden, fault }) =>
    fault && !hidden ? [`${question}: ${visible(fault[lang])}`] : []
  );
  const { failure } = mark;
  const output = [
    ...(failure ? [`${WORDS.failure[lang]}: ${visible(failure.because[lang])}`] : []),
    ...(failure?.output ?? []).map(visible),
    ...mark.remarks.map((remark) => visible(remark[lang])),
    ...faults,
  ];
  return {
    ...(tests.length === 0 ? { score: rounded(mark.points) } : {}),
    execution_time: mark.ms / 1000,
    output: output.join("\n"),
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    tests,
  };
}

/** What is undecided or the lab's fault costs nothing. */
function scored({ verdict, points, maxPoints }: ClaimMark) {
  const lost = verdict === "unmet";
  const free = verdict === "undecided" || verdict === "fault";
  return {
    score: rounded(free ? maxPoints : points),
    max_score: rounded(maxPoints),
    status: lost ? "failed" : "passed",
  } as const;
}

function tagsOf({ question }: QuestionMark, { verdict, flaky, cause }: ClaimMark): string[] {
  return [question, verdict, ...(flaky ? ["flaky"] : []), ...(cause ? [cause] : [])];
}
