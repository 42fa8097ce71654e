/**
 * What came onto a participant's terminal, line by line, as the shell, the person and the programs wrote it.
 *
 * @module
 */
import type { Observation } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { tell } from "../facts.ts";
import { shown } from "../figures/cells.ts";
import { WORDS } from "./words.ts";

/** Who wrote it: the shell, the person, the program on its two streams, or the report. */
export type ScreenInk =
  | "prompt"
  | "command"
  | "typed"
  | "printed"
  | "error"
  | "note"
  | "good"
  | "warn";

/** A text in one ink. */
export interface Span {
  readonly text: string;
  readonly ink: ScreenInk;
  /** When it began to come, in ms since the play began: earlier than `ms` where it was typed key by key. */
  readonly sinceMs: number;
  /** When it was there. */
  readonly ms: number;
}

/** What a terminal shows between two ends of line. */
export interface Line {
  readonly spans: Span[];
  /** When the cursor went to the next line; undefined while it is still on this one. */
  closedMs?: number;
}

/** A key takes no longer than this, in ms of the play. */
const KEY_MS = 40;

/** A person's fingers: a line is there, with its Enter, when the rig typed it, and not begun before what led to it. */
function keyed(text: string, ink: ScreenInk, afterMs: number, ms: number): Span {
  return { text, ink, sinceMs: Math.max(afterMs, ms - KEY_MS * text.length), ms };
}

/** All lines of a role's terminal. A role that started several programs has them one below the other. */
export function linesOf(run: Run, role: string, lang: Lang): readonly Line[] {
  const terminal = new Terminal(lang);
  let lastMs = 0;
  for (const o of run.timeline) {
    if (o.who === role) terminal.take(o, Math.min(lastMs, o.ms));
    lastMs = Math.max(lastMs, o.ms);
  }
  return terminal.finish();
}

/** What the cursor's line is: the shell's prompt, a line that typing goes on with, or an empty one. */
type Cursor = "prompt" | "open" | "fresh";

class Terminal {
  readonly #lines: Line[] = [];
  #cursor: Cursor = "fresh";
  #isUsed = false;

  constructor(private readonly lang: Lang) {
    this.#line({ text: "$ ", ink: "prompt", sinceMs: 0, ms: 0 });
    this.#cursor = "prompt";
  }

  /** One observation of this participant; `afterMs` is when the one before it was made, of whomever. */
  take(o: Observation, afterMs: number): void {
    const at = (text: string, ink: ScreenInk) => ({ text, ink, sinceMs: o.ms, ms: o.ms });
    switch (o.kind) {
      case "started":
        if (this.#cursor !== "prompt") this.#line(at("$ ", "prompt"));
        this.#more(keyed(shown(o.command), "command", afterMs, o.ms));
        this.#isUsed = true;
        return this.#close(o.ms);
      case "typed":
        this.#goOn(keyed(shown(o.line), "typed", afterMs, o.ms));
        return o.open ? this.#leave("open") : this.#close(o.ms);
      case "hung-up":
        this.#goOn(at("^D", "note"));
        return this.#close(o.ms);
      case "printed":
        // Whether a line without an end was ended later is not known: the next is never joined to it.
        this.#line(at(shown(o.line), o.stream === "stderr" ? "error" : "printed"));
        return o.open ? this.#leave("open") : this.#close(o.ms);
      case "exited": {
        const status = o.signal ? shown(o.signal) : `${WORDS.exit[this.lang]} ${o.code}`;
        this.#line(at(`[${status}] `, o.signal || o.code !== 0 ? "warn" : "note"));
        this.#more(at("$ ", "prompt"));
        return this.#leave("prompt");
      }
      case "cut":
        return this.#told(o, "warn");
      case "load":
      case "crowd":
        return this.#told(o, tell(o, this.lang).ink === "green" ? "good" : "warn");
      case "caption": // what follows was seen, but not on a screen
      case "machines":
      case "listening":
      case "quiet":
      case "connected":
      case "receipt":
      case "usage":
      case "syscall":
      case "segment":
      case "datagram":
      case "unreachable":
      case "sockets":
      case "balance":
      case "unseen":
        return;
    }
  }

  /** The lines; a note where nothing was ever started. */
  finish(): readonly Line[] {
    if (!this.#isUsed) {
      const text = WORDS.absent[this.lang];
      this.#lines[0]?.spans.push({ text, ink: "note", sinceMs: 0, ms: 0 });
    }
    return this.#lines;
  }

  #told(o: Observation, ink: ScreenInk): void {
    this.#line({ text: shown(tell(o, this.lang).text), ink, sinceMs: o.ms, ms: o.ms });
    this.#close(o.ms);
  }

  #line(span: Span): void {
    const last = this.#lines.at(-1);
    if (last) last.closedMs ??= span.sinceMs;
    this.#lines.push({ spans: [span] });
  }

  #more(span: Span): void {
    this.#lines.at(-1)?.spans.push(span);
  }

  /** Behind an open line, as at any terminal; or on a line of its own. */
  #goOn(span: Span): void {
    if (this.#cursor === "open") this.#more(span);
    else this.#line(span);
  }

  #close(ms: number): void {
    const last = this.#lines.at(-1);
    if (last) last.closedMs = ms;
    this.#cursor = "fresh";
  }

  #leave(cursor: Cursor): void {
    this.#cursor = cursor;
  }
}
