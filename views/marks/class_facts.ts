/**
 * What the marks of a class have in common: who lost what, the same failure in several, what a person has to look at.
 *
 * @module
 */
import type { ClaimMark, QuestionMark, SubmissionMark } from "../../core/mark.ts";
import { type Lang, localeOf, type Text } from "../../wire/text.ts";

/** One claim of one submission. */
export interface Found {
  readonly mark: SubmissionMark;
  readonly question: QuestionMark;
  readonly claim: ClaimMark;
}

/** The same failure: of one claim, with one cause where that is known. */
export interface Cluster {
  /** Unique in the class. */
  readonly key: string;
  /** At least one; the first is the example. */
  readonly all: readonly [Found, ...Found[]];
}

/** A question in the whole class. */
export interface QuestionTotal {
  readonly question: string;
  readonly title: Text;
  readonly maxPoints: number;
  /** Of those of whom it was asked. */
  readonly asked: readonly QuestionMark[];
  /** Those who lost something in it. */
  readonly losing: readonly {
    readonly mark: SubmissionMark;
    readonly lost: readonly ClaimMark[];
  }[];
}

/** By name, as the language sorts; equal names by folder. */
export function byName(marks: readonly SubmissionMark[], lang: Lang): readonly SubmissionMark[] {
  const { compare } = new Intl.Collator(localeOf(lang), { numeric: true });
  return marks.toSorted((a, b) => compare(a.name, b.name) || compare(a.folder, b.folder));
}

/** All claims of all submissions that are so. */
export function claimsOf(
  marks: readonly SubmissionMark[],
  isSo: (claim: ClaimMark) => boolean,
): readonly Found[] {
  return marks.flatMap((mark) =>
    mark.questions.flatMap((question) =>
      question.claims.filter(isSo).map((claim) => ({ mark, question, claim }))
    )
  );
}

/** Whether the claim cost points, or would have. */
export const isUnmet = ({ verdict }: ClaimMark): boolean => verdict === "unmet";

/** Equal failures together, the most frequent first. */
export function clustersOf(marks: readonly SubmissionMark[]): readonly Cluster[] {
  const clusters = new Map<string, [Found, ...Found[]]>();
  for (const found of claimsOf(marks, isUnmet)) {
    const { question: { question }, claim: { id, cause } } = found;
    const key = JSON.stringify([question, id, cause ?? null]);
    const known = clusters.get(key);
    if (known) known.push(found);
    else clusters.set(key, [found]);
  }
  return [...clusters].map(([key, all]) => ({ key, all }))
    .toSorted((a, b) => b.all.length - a.all.length);
}

/** Every question that anybody was asked, in the order of the sheet. */
export function totalsOf(marks: readonly SubmissionMark[]): readonly QuestionTotal[] {
  const byQuestion = Map.groupBy(
    marks.flatMap((mark) => mark.questions.map((question) => ({ mark, question }))),
    ({ question }) => question.question,
  );
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...byQuestion].toSorted(([a], [b]) => compare(a, b)).flatMap(([id, all]) => {
    const [first] = all;
    if (!first) return [];
    return [{
      question: id,
      title: first.question.title,
      maxPoints: Math.max(...all.map(({ question }) => question.maxPoints)),
      asked: all.map(({ question }) => question),
      losing: all.map(({ mark, question }) => ({ mark, lost: question.claims.filter(isUnmet) }))
        .filter(({ lost }) => lost.length > 0),
    }];
  });
}

/** The address of a submission's own page beside that of the class; none for a name that would lead elsewhere. */
export function addressOf({ folder }: SubmissionMark): string | undefined {
  if (/^\.{0,2}$/.test(folder)) return undefined;
  return `./${encodeURIComponent(folder.toWellFormed())}/index.html`;
}
