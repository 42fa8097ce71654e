/**
 * What the questions are worth.
 *
 * @module
 */

/** Points by question and weights by claim; what it does not name has the defaults. */
export interface Rubric {
  readonly questions: Readonly<Record<string, QuestionWorth>>;
  /** Questions whose detail students do not see. */
  readonly hidden: readonly string[];
}

/** What one question is worth. */
export interface QuestionWorth {
  /** Of the whole question ({@linkcode POINTS} if absent). One that is named is expected of everybody. */
  readonly points?: number;
  /** Of its claims, in proportion; 1 if absent, 0 to leave one out. */
  readonly claims?: Readonly<Record<string, number>>;
}

/** What a question is worth. */
export const POINTS = 10;

/** Every question that a submission takes part in is worth the same, and every claim in it. */
export const EVEN: Rubric = { questions: {}, hidden: [] };
