/**
 * Classroom 50's result.json: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding, and
 * schemas/result-v1.schema.json there. Its runner checks it (runner.py, validate_result), and publishes it where the
 * student reads it.
 *
 * @module
 */
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { allSuitesOf, type Suite, type Test, told } from "./tests.ts";
import { plain } from "./words.ts";

/** Whose submission it is: what Classroom 50's runner says in the environment. None of it may be empty. */
export interface Classroom50Context {
  readonly classroom: string;
  readonly assignment: string;
  /** The tag: `submit/...`. */
  readonly submission: string;
  /** Addresses: of the commit, ... */
  readonly commit: string;
  /** ... of the release, ... */
  readonly release: string;
  /** ... and of all that was changed. */
  readonly review: string;
  /** Whose repository it is; the runner says it again. */
  readonly owner?: string;
  /** `individual`, `group` or `team`; the runner says it again. */
  readonly assignmentType?: string;
}

/** One test; further fields are kept as they are. */
export interface Classroom50Test {
  readonly "test-name": string;
  readonly passed: boolean;
  /** Whole, in hundredths of a point. */
  readonly score: number;
  readonly "max-score": number;
  /** Why. */
  readonly output?: string;
}

/** The file. */
export interface Classroom50Result {
  readonly schema: "classroom50/result/v1";
  readonly classroom: string;
  readonly assignment: string;
  readonly assignment_type?: string;
  readonly owner?: string;
  readonly submission: string;
  readonly commit: string;
  readonly release: string;
  readonly review: string;
  /** When grading began; the runner puts the commit's time in its place. */
  readonly datetime: string;
  readonly score: number;
  readonly "max-score": number;
  readonly tests: readonly Classroom50Test[];
}

/**
 * The result. Scores have to be whole numbers, which points are not: they are hundredths, of everybody alike, so that
 * nobody wins or loses by rounding. A hidden question is one test.
 */
export function classroom50Result(
  mark: SubmissionMark,
  { assignmentType, owner, ...context }: Classroom50Context,
  lang: Lang,
): Classroom50Result {
  const tests = allSuitesOf(mark).flatMap((suite) =>
    suite.hidden ? [hiddenTest(suite, lang)] : suite.tests.map((test) => testOf(suite, test, lang))
  );
  return {
    schema: "classroom50/result/v1",
    ...context,
    ...(owner && { owner }),
    ...(assignmentType && { assignment_type: assignmentType }),
    datetime: `${mark.startedAt.slice(0, 19)}Z`,
    score: tests.reduce((sum, test) => sum + test.score, 0),
    "max-score": tests.reduce((sum, test) => sum + test["max-score"], 0),
    tests,
  };
}

function testOf({ id }: Suite, test: Test, lang: Lang): Classroom50Test {
  const { claim, maxScore, name, score, verdict } = test;
  const output = verdict === "met" && !claim?.flaky ? "" : told(test, lang).join("\n");
  return {
    "test-name": named(id, name[lang]),
    passed: verdict !== "unmet",
    score,
    "max-score": maxScore,
    ...(output && { output }),
  };
}

function hiddenTest({ id, tests, title }: Suite, lang: Lang): Classroom50Test {
  return {
    "test-name": named(id, title[lang]),
    passed: tests.every(({ verdict }) => verdict !== "unmet"),
    score: tests.reduce((sum, { score }) => sum + score, 0),
    "max-score": tests.reduce((sum, { maxScore }) => sum + maxScore, 0),
  };
}

/** The runner puts names into Markdown as they are: what could begin markup, a link or a mention is left out. */
function named(id: string, name: string): string {
  const text = plain(`${id}: ${name}`).replace(/[&<>`[\]\\|@#$]|(?<=:)\/\/|(?<=www)\./gi, " ");
  return text.replace(/\s+/g, " ").trim();
}
