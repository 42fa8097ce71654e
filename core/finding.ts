/**
 * What a look at the machine found out, one thing at a time: whether the lab can use it, what that means, and
 * the one command that mends it.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";

/** `green`: as it should be. `yellow`: the lab runs, with less. `red`: it does not run as it should. */
export type Level = "green" | "yellow" | "red";

/** All of them. */
export const LEVELS: readonly Level[] = ["green", "yellow", "red"];

/** What a finding is about. */
export type Subject = "network" | "machine" | "submissions" | "report" | "terminal";

/** One thing that was looked at. */
export interface Finding {
  /** Its name, the same on every machine: `loopback-v4`. */
  readonly id: string;
  readonly subject: Subject;
  readonly level: Level;
  /** What was looked at, in a word or two. */
  readonly topic: Text;
  /** What was found, in a line. */
  readonly found: Text;
  /** What that means for the lab. */
  readonly means: Text;
  /** The command that mends it, to be typed as it is; absent where no one command does. */
  readonly mend?: string;
}

/** How many findings there are of each level. */
export function tally(findings: readonly Finding[]): Readonly<Record<Level, number>> {
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  return { green: count("green"), yellow: count("yellow"), red: count("red") };
}
