/**
 * One look at the machine: what it asks, and what it may answer.
 *
 * @module
 */
import type { Finding, Level } from "../../core/finding.ts";
import type { Text } from "../../wire/text.ts";
import type { Patient } from "./patient.ts";

/** What a look answers; what is absent is as the check has it. */
export interface Answer {
  readonly level: Level;
  readonly found: Text;
  readonly means?: Text | undefined;
  readonly mend?: string | undefined;
}

/** One thing to look at. */
export interface Check extends Pick<Finding, "id" | "subject" | "topic"> {
  /** What the lab needs it for, which is what a green finding means. */
  readonly serves: Text;
  /** It measures, so it goes before what keeps the machine busy. */
  readonly measures?: true;
  /** What it is when no answer comes in time; a yellow finding that says so if absent. */
  readonly silence?: (patient: Patient) => Promise<Answer>;
  /** Looks. What it throws becomes a yellow finding. */
  look(patient: Patient): Promise<Answer>;
}

/** As it should be. */
export function green(found: Text, means?: Text): Answer {
  return { level: "green", found, means };
}

/** The lab runs, with less. */
export function yellow(found: Text, means: Text, mend?: string): Answer {
  return { level: "yellow", found, means, mend };
}

/** The lab does not run as it should. */
export function red(found: Text, means: Text, mend?: string): Answer {
  return { level: "red", found, means, mend };
}
