/**
 * What a known cause is made of.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import type { Judged, Run } from "../run.ts";

/** A likely cause. */
export interface Cause {
  /** Unique and stable: `byte-order`. Equal failures share it. */
  readonly id: string;
  /** What is likely wrong, and what to do. */
  readonly hint: Text;
}

/** A cause, and how it is recognised. */
export interface KnownCause extends Cause {
  /** Whether the play speaks for it, given a claim that is unmet. Pure. */
  fits(run: Run, judged: Judged): boolean;
}
