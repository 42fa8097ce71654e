/**
 * A participant's terminal with time: a recording that asciinema plays.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { cellsOf } from "../figures/cells.ts";
import type { ScreenInk, Span } from "./lines.ts";
import { excerpt, MOST_ROWS, rowsOf } from "./screen.ts";
import { titleOf } from "./words.ts";
import { COLUMNS } from "./wrap.ts";

/** Of a flood, so many rows go by. */
const MOST_RECORDED = 200;

/** Inks as a terminal's own (ECMA-48, 8.3.117): the player's theme has the colours of the page for them. */
const SGR: Record<ScreenInk, string> = {
  prompt: "1;32",
  command: "1",
  typed: "1;34",
  printed: "",
  error: "31",
  note: "90",
  good: "32",
  warn: "33",
};

/** Keys that follow faster, in ms of the play, come together: no slow motion shows them apart. */
const FRAME_MS = 0.5;

/** No line is wrapped by the terminal: the rows are, and two programs may not agree on a character's width. */
const NO_WRAP = "\x1b[?7l";

/** For how long a run's recordings go on: one clock for all participants. */
export function recordedMs(run: Run): number {
  return run.timeline.reduce((last, { ms }) => Math.max(last, ms), run.ms);
}

/** The height of a role's recording, in rows: as high as its picture. */
export function recordedRows(run: Run, role: string, lang: Lang): number {
  return excerpt(rowsOf(run, role, lang), MOST_ROWS, lang).length;
}

/**
 * A role's terminal as an asciicast, version 2: lines of JSON, a header and then `[seconds, "o", text]`. The
 * same run gives the same text: there is no date in it.
 */
export function recordingOf(run: Run, role: string, lang: Lang): string {
  const header = {
    version: 2,
    width: COLUMNS,
    height: recordedRows(run, role, lang),
    title: `${run.scenario}: ${titleOf(run, role, lang)}`.toWellFormed(),
  };
  const tape = new Tape();
  tape.put(0, NO_WRAP);
  excerpt(rowsOf(run, role, lang), MOST_RECORDED, lang).forEach((row, i) => {
    if (i > 0) tape.put(row.beganMs, "\r\n");
    for (const span of row.spans) record(tape, span);
  });
  tape.put(recordedMs(run), "", true);
  return [header, ...tape.events].map((line) => `${JSON.stringify(line)}\n`).join("");
}

function record(tape: Tape, { text, ink, sinceMs, ms }: Span): void {
  const sgr = SGR[ink];
  const put = (at: number, part: string) =>
    tape.put(at, sgr && part !== "" ? `\x1b[${sgr}m${part}\x1b[0m` : part);
  const cells = sinceMs === ms ? [] : [...cellsOf(text)];
  if (cells.length < 2) return put(ms, text);
  let [keys, lastMs] = ["", sinceMs];
  cells.forEach((cell, i) => {
    const at = sinceMs + (ms - sinceMs) * (i + 1) / cells.length;
    keys += cell.text;
    if (at - lastMs < FRAME_MS && i + 1 < cells.length) return;
    put(at, keys);
    [keys, lastMs] = ["", at];
  });
}

/** Output in the order of time; what comes at one moment is one event. */
class Tape {
  readonly events: [seconds: number, code: "o", text: string][] = [];

  put(ms: number, text: string, isEnd = false): void {
    const last = this.events.at(-1);
    const seconds = Math.max(last?.[0] ?? 0, Math.round(ms * 10) / 10_000);
    if (last?.[0] === seconds && !isEnd) last[2] += text;
    else this.events.push([seconds, "o", text]);
  }
}
