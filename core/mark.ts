/**
 * What a submission is worth: plain JSON, made from the Runs of its questions. Every form of result reads it.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import type { Part } from "./observation.ts";

/** What became of a claim over all rounds; only `unmet` costs points. `fault`: the lab's own. */
export type ClaimVerdict = "met" | "unmet" | "undecided" | "fault";

/** How well submitted programs were locked in; see rig/sandbox.ts. */
export type SandboxTier = "bubblewrap" | "limits" | "none";

/** One claim. */
export interface ClaimMark {
  /** Unique in its question; stable. */
  readonly id: string;
  readonly claim: Text;
  readonly verdict: ClaimVerdict;
  /** Met in some rounds and not in others. */
  readonly flaky: boolean;
  readonly points: number;
  readonly maxPoints: number;
  /** What should have been seen, of one that is unmet ... */
  readonly expected?: Text;
  /** ... and what was. */
  readonly observed?: Text;
  /** Why it could not be decided, or how the lab failed. */
  readonly because?: Text;
  /** The likely cause, of one that is unmet. */
  readonly hint?: Text;
  /** The name of that cause where it is one of the known ones: `byte-order`. Equal failures share it. */
  readonly cause?: string;
  /** The observations that it rests on, as told: text of strangers, with what a terminal would obey made visible. */
  readonly lines: readonly Text[];
  /** Plays the round that it is from again: `--seed`. */
  readonly seed: number;
}

/** One question. */
export interface QuestionMark {
  /** The scenario's id: `q1a`. */
  readonly question: string;
  readonly title: Text;
  /** Students do not see its detail. */
  readonly hidden: boolean;
  readonly points: number;
  readonly maxPoints: number;
  /** Those for which the submission is answerable; none where it was not handed in. */
  readonly claims: readonly ClaimMark[];
  /** Of each round, in order. */
  readonly seeds: readonly number[];
  /** Why the lab could not finish it: nothing is lost by that. */
  readonly fault?: Text;
  /** All rounds together, in ms. */
  readonly ms: number;
}

/** One submission. */
export interface SubmissionMark {
  /** Of this format; rises when a reader would have to change. */
  readonly format: 1;
  /** Whose it is: the manifest's name, or the folder's. */
  readonly name: string;
  /** The folder or archive, as its class names it: unique in the class, no path. */
  readonly folder: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly ms: number;
  readonly sandbox: SandboxTier;
  /** The command line of each part that was handed in, holes unfilled. */
  readonly programs: Readonly<Partial<Record<Part, string>>>;
  /** What was guessed, left out or could not be had. */
  readonly remarks: readonly Text[];
  /** Why none of it could be played: no program found, or the build failed; with what the build printed. */
  readonly failure?: { readonly because: Text; readonly output: readonly string[] };
  readonly questions: readonly QuestionMark[];
  readonly points: number;
  readonly maxPoints: number;
}
