/**
 * What an instructor's or a student's `submission.json` says, read and checked.
 *
 * @module
 */
import type { LabPart, Part } from "../core/observation.ts";

/** The parts that a submission may fill. */
export type SubmittedPart = Exclude<Part, LabPart>;

/** How to build and run what was handed in. */
export interface Manifest {
  /** Whose it is. */
  readonly name?: string;
  /** Commands, each word by word, run one after the other in the submission's folder. */
  readonly build: readonly (readonly string[])[];
  /** Each part's command line, word by word, with holes `{host}` `{port}`, and `{peerHost}` `{peerPort}` of a chat-peer. */
  readonly programs: Readonly<Partial<Record<SubmittedPart, readonly string[]>>>;
  /** The ports that are written into the programs whose command line has no `{port}`. */
  readonly ports: Readonly<Partial<Record<SubmittedPart, number>>>;
  /** How long an answer may take, in ms. */
  readonly timeoutMs?: number;
  /** How long a program may take to listen, in ms. */
  readonly startupMs?: number;
}
