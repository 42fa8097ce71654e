/**
 * Runs whose terminals are looked at.
 *
 * @module
 */
import type { Fact } from "../../../core/observation.ts";
import type { Run } from "../../../core/run.ts";
import { q1a } from "../../../scenarios/q1a.ts";
import { fixedRun } from "../../runs.ts";
import { type Entry, listening, load, tcp, timelineOf } from "../../timelines.ts";

/** A command as it was started. */
export const command = (line: string): Fact => //
({ kind: "started", command: line, origin: "submitted", at: tcp(12_000) });

/** A prompt, or a line of which no end had come. */
export const open = (line: string): Fact => //
({ kind: "printed", stream: "stdout", line, open: true });

export const complained = (line: string): Fact => ({ kind: "printed", stream: "stderr", line });

export const hungUp: Fact = { kind: "hung-up" };

/** Observations of q1a, 10 ms apart. */
export function runOfQ1a(...facts: readonly Entry[]): Run {
  return fixedRun(q1a, timelineOf(...facts));
}

/** One run with everything that a terminal can show; `next` never started. */
export const varied: Run = runOfQ1a(
  ["lab", { kind: "caption", text: { en: "The client first.", pt: "Primeiro o cliente." } }],
  ["early", command("./client 127.0.0.1 12000 --verbose --name 'a longer name' --times 100000")],
  ["early", complained("connect: Connection refused")],
  ["early", { kind: "exited", code: 1, signal: null }],
  ["server", command("python3 server.py")],
  ["server", listening()],
  ["late", command("./client 127.0.0.1 12000")],
  ["late", open("Input lowercase sentence: ")],
  ["late", { kind: "typed", line: "caju-1234" }],
  ["late", open("From Server: CAJU-1234")],
  ["late", { kind: "typed", line: "half", open: true }],
  ["late", hungUp],
  ["late", { kind: "exited", code: 134, signal: "SIGABRT" }],
  ["late", command("./client 127.0.0.1 12000 again")],
  ["late", {
    kind: "printed",
    stream: "stdout",
    line: "\x1b[2J宽\ttab e\u0301 ]]> <b>&amp;\u202e",
  }],
  ["late", load(50)],
  ["late", { kind: "cut", stream: "stdout", keptBytes: 262_144 }],
);
