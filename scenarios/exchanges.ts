/**
 * The lines that clients of the document service typed, with their answers.
 *
 * @module
 */
import { undecided } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { type Seen, seen } from "../core/questions.ts";
import type { Text } from "../wire/text.ts";

/** One line of a client, and its answer. */
export interface Exchange {
  readonly typed: Seen<"typed">;
  readonly answer: Seen<"printed"> | undefined;
}

/** A client's lines with their answers: the service gives one line for each, in order. */
export function exchangesOf<R extends string>(timeline: Timeline<R>, who: R): Exchange[] {
  const answers = seen(timeline, who, "printed").filter((o) => o.stream === "stdout");
  return seen(timeline, who, "typed").map((typed, i) => ({ typed, answer: answers[i] }));
}

/** It stayed inside for a while. */
export const isHeld = ({ typed }: Exchange) => typed.line.startsWith("HOLD");
/** It replaced the text. */
export const isWrite = ({ typed }: Exchange) => /^(HOLD \d+ )?WRITE /.test(typed.line);
/** It added to the text. */
export const isAppend = ({ typed }: Exchange) => /APPEND /.test(typed.line);
/** It read the text. */
export const isRead = ({ typed }: Exchange) => /READ$/.test(typed.line);
/** What a WRITE or an APPEND carries. */
export const textOf = ({ typed }: Exchange) => typed.line.replace(/^(HOLD \d+ )?\w+ /, "");

/** The lines that a claim is about were never typed. */
export const notPlayed = undecided({
  en: "the play did not come to this",
  pt: "o experimento não chegou até aqui",
});

/** What was observed where an answer should be. */
export const NO_ANSWER: Text = { en: "no answer came", pt: "não veio resposta" };
