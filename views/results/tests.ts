/**
 * A mark as a list of tests, as reports of tests have them: a suite for each question, a test for each claim, and one
 * for the question itself where its claims do not tell all of it.
 *
 * @module
 */
import type { ClaimMark, ClaimVerdict, QuestionMark, SubmissionMark } from "../../core/mark.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { plain, reasons, WORDS } from "./words.ts";

/** One line of a report. */
export interface Test {
  /** Unique in its suite, stable: the claim's id, or the question's. */
  readonly id: string;
  readonly name: Text;
  readonly verdict: ClaimVerdict;
  /** Absent of what is about the question, or the submission, itself. */
  readonly claim?: ClaimMark;
  /** Why it came out like that; of one that is met, nothing. */
  readonly because?: Text;
  /** The name of what went wrong: `byte-order`, `not-handed-in`, `not-played`. */
  readonly cause?: string;
  /** What was printed when nothing could be played. */
  readonly output?: readonly string[];
  /** In hundredths of a point, whole: all of a mark add up to its points exactly. */
  readonly score: number;
  /** In hundredths of a point; the score where it is not unmet. */
  readonly maxScore: number;
}

/** A question, or why there was none. */
export interface Suite {
  /** The question's id. */
  readonly id: string;
  readonly title: Text;
  /** Students do not see its detail. */
  readonly hidden: boolean;
  readonly ms: number;
  readonly seeds: readonly number[];
  readonly tests: readonly Test[];
}

/** A test whose points are not yet whole hundredths. */
type Draft = Omit<Test, "score" | "maxScore"> & { readonly earned: number; readonly lost: number };

/** The questions, in the mark's order; each has a test at least. */
export function suitesOf(mark: SubmissionMark): Suite[] {
  const { failure, maxPoints, points, questions } = mark;
  const drafts = questions.map((question) => draftsOf(question, failure?.because));
  const all = drafts.flat();
  const earned = shares(all.map((draft) => draft.earned), hundredths(points));
  const lost = shares(
    all.map((draft) => draft.lost),
    Math.max(0, hundredths(maxPoints) - hundredths(points)),
  );
  let at = 0;
  return questions.map(({ question, title, hidden, ms, seeds }, i) => {
    const tests = (drafts[i] ?? []).map(({ earned: _earned, lost: _lost, ...test }): Test => {
      const score = earned[at] ?? 0;
      return { ...test, score, maxScore: score + (lost[at++] ?? 0) };
    });
    return { id: question, title, hidden, ms, seeds, tests };
  });
}

/** As {@linkcode suitesOf}, after one that says why nothing could be played, where that is so. */
export function allSuitesOf(mark: SubmissionMark): Suite[] {
  const { failure } = mark;
  if (!failure) return suitesOf(mark);
  const test: Test = {
    id: "programs",
    name: WORDS.failure,
    verdict: "unmet",
    because: failure.because,
    cause: "not-played",
    output: failure.output,
    score: 0,
    maxScore: 0,
  };
  const suite = { id: "programs", title: WORDS.programs, hidden: false, ms: 0, seeds: [] };
  return [{ ...suite, tests: [test] }, ...suitesOf(mark)];
}

/** Why a test came out as it did, a line each; nothing in them is obeyed. */
export function told({ because, claim, output, verdict }: Test, lang: Lang): string[] {
  if (claim) return reasons(claim, lang);
  const why = because ? [plain(because[lang])] : [];
  return verdict === "fault"
    ? [[WORDS.fault[lang], ...why].join(": ")]
    : [...why, ...(output ?? []).map(plain)];
}

/** The same in one line; empty of what is simply met. */
export function toldShort({ because, verdict }: Test, lang: Lang): string {
  const otherwise = verdict === "undecided" || verdict === "fault" ? WORDS[verdict][lang] : "";
  return plain(because?.[lang] ?? otherwise);
}

/**
 * A question's tests. Its points are those of its claims; a test of its own takes what no claim accounts for: all of
 * what was not handed in, or of what could not be decided.
 */
function draftsOf(question: QuestionMark, failed: Text | undefined): Draft[] {
  const { claims, fault, maxPoints, points } = question;
  const earned = spread(claims.map((claim) => claim.points), points);
  const lost = spread(
    claims.map((claim) => Math.max(0, claim.maxPoints - claim.points)),
    Math.max(0, maxPoints - points),
  );
  const told = claims.map((claim, i): Draft => {
    const { id, claim: name, verdict, observed, because, cause } = claim;
    const why = verdict === "met" ? undefined : observed ?? because;
    const more = { ...(why && { because: why }), ...(cause && { cause }) };
    return { id, name, verdict, claim, ...more, earned: earned[i] ?? 0, lost: lost[i] ?? 0 };
  });
  const rest = {
    earned: sum(earned) > 0 ? 0 : points,
    lost: sum(lost) > 0 ? 0 : maxPoints - points,
  };
  const isFaultTold = !fault || claims.some(({ verdict }) => verdict === "fault");
  const isWhole = claims.length > 0 && isFaultTold && rest.earned <= 0 && rest.lost <= 0;
  return isWhole ? told : [...told, { ...ownTest(question, failed), ...rest }];
}

function ownTest(
  { claims, fault, maxPoints, points, question, title }: QuestionMark,
  failed: Text | undefined,
): Omit<Test, "score" | "maxScore"> {
  const test = { id: question, name: title };
  if (fault) return { ...test, verdict: "fault", because: fault };
  const isMissing = claims.length === 0 && (points < maxPoints || maxPoints === 0);
  if (!isMissing) return { ...test, verdict: "undecided", because: WORDS.nothingDecided };
  return failed
    ? { ...test, verdict: "unmet", because: failed, cause: "not-played" }
    : { ...test, verdict: "unmet", because: WORDS.notHandedIn, cause: "not-handed-in" };
}

const sum = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
const hundredths = (points: number) => Math.round((points + Number.EPSILON) * 100);

/** The total, in proportion to the parts. */
function spread(parts: readonly number[], total: number): number[] {
  const whole = sum(parts);
  return parts.map((part) => whole > 0 ? part / whole * total : 0);
}

/** As {@linkcode spread}, in whole numbers: rounding the sums instead of the parts loses nothing on the way. */
function shares(parts: readonly number[], total: number): number[] {
  const whole = sum(parts);
  let [before, given] = [0, 0];
  return parts.map((part) => {
    before += part;
    const upTo = whole > 0 ? Math.round(before / whole * total) : 0;
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
