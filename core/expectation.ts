/**
 * Claims about a timeline, and what became of them.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import type { Observation, Timeline } from "./observation.ts";

/** What judging one claim gave. Three-valued: "could not tell" is not a failure. */
export type Finding =
  | { readonly verdict: "met"; readonly cites: readonly number[] }
  | {
    readonly verdict: "unmet";
    readonly expected: Text;
    readonly observed: Text;
    readonly cites: readonly number[];
  }
  | { readonly verdict: "undecided"; readonly because: Text };

/** A claim that a timeline bears out or does not. */
export interface Expectation<R extends string> {
  /** Unique in its scenario; stable, so that stored results can be compared. */
  readonly id: string;
  /** What is claimed, as a sentence. */
  readonly claim: Text;
  /**
   * The roles that are answerable. Where bundled and submitted programs meet, the submitted one is: an
   * unmet claim about bundled programs only is the lab's own fault.
   */
  readonly about: readonly [R, ...R[]];
  /** The likely cause, for whom the claim is unmet. */
  readonly hint: Text;
  /** Pure: no clock, no socket, no memory. */
  judge(timeline: Timeline<R>): Finding;
}

/** What a finding rests on: an observation, or its number; `undefined` cites nothing. */
export type Cited = Observation | number | undefined;

function seqs(cited: readonly Cited[]): number[] {
  const all = cited.flatMap((c) => c === undefined ? [] : typeof c === "number" ? [c] : [c.seq]);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The claim is borne out by these observations. */
export function met(...cited: readonly Cited[]): Finding {
  return { verdict: "met", cites: seqs(cited) };
}

/** The claim is contradicted: what should have been seen, and what was. */
export function unmet(expected: Text, observed: Text, ...cited: readonly Cited[]): Finding {
  return { verdict: "unmet", expected, observed, cites: seqs(cited) };
}

/** The play gave no ground to judge the claim. */
export function undecided(because: Text): Finding {
  return { verdict: "undecided", because };
}
