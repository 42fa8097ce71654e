/**
 * The chat of a person: a line that can be edited, with a history, while other lines arrive.
 *
 * node:readline edits the line (arrows, history, Ctrl-A, Ctrl-W, ...) and thinks that the screen is its own.
 * When something arrives, the typed line is taken away, the arrived lines are printed, and the typed line is
 * put back exactly as it was: same text, same cursor. So readline's idea of the screen stays true.
 *
 *     ana> half a li|          ->   14:02:07 <bia 10.77.0.2:51830> hi
 *                                   ana> half a li|
 *
 * Text goes to readline in pieces as long as they come (keystrokes.ts), keys one by one; a password goes past
 * it (secret_line.ts).
 *
 * The terminal is in raw mode meanwhile (termios(3), cfmakeraw): no echo, and Ctrl-C is a byte, not a signal.
 *
 * @module
 */
import { createInterface, type Interface } from "node:readline";
import { PassThrough, Writable } from "node:stream";
import { notice } from "../line/speech.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { dressed } from "./dress.ts";
import { Keystrokes, type Stroke } from "./keystrokes.ts";
import { draw, erase, placeAfter } from "./layout.ts";
import { LEFT_OUT, LineLimit } from "./line_limit.ts";
import { SecretLine } from "./secret_line.ts";
import type { Terminal } from "./terminal.ts";

/** What arrives within this time is put on the screen in one go: 60 redraws a second are plenty. */
const GATHER_MS = 16;
/** So many lines are put on the screen at once, whatever the time: no flood piles up here. */
const MAX_GATHERED = 500;
/** The part of readline that has no public name: how many rows below the prompt's beginning the cursor is. */
type Editor = Interface & { prevRows: number; line: string; cursor: number };

/** Ctrl-\ to Ctrl-_: readline would put them into the line; before Deno 2.7, whose readline knows no undo, all four. */
// deno-lint-ignore no-control-regex -- control characters are what this is about
const TYPES_ITSELF = /^[\x1c-\x1f]$/;

/** A {@linkcode Terminal} with a keyboard. */
export class TypingTerminal implements Terminal {
  readonly isTerminal = true;
  readonly leaving: AbortSignal;
  readonly #leave = new AbortController();
  readonly #keys = new PassThrough();
  readonly #editor: Editor;
  readonly #encoder = new TextEncoder();
  readonly #typed: string[] = [];
  #wake = () => {};
  #editing = true;
  readonly #limit = new LineLimit(() => void this.notice(LEFT_OUT));
  #secret: SecretLine | undefined;
  #gathered: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #columns = Deno.consoleSize().columns;

  constructor(private readonly lang: Lang, stop: AbortSignal) {
    this.leaving = AbortSignal.any([stop, this.#leave.signal]);
    this.leaving.addEventListener("abort", () => this.#stopEditing(), { once: true });
    this.#editor = this.#edit();
    Deno.stdin.setRaw(true);
    this.#readKeys();
    // Not on Windows, where no signal tells of another size.
    if (Deno.build.os !== "windows") Deno.addSignalListener("SIGWINCH", this.#fit);
  }

  #edit(): Editor {
    const input = this.#keys;
    const output = new Writable({
      decodeStrings: false,
      write: (text, _encoding, done) => (this.#write(String(text)), done()),
    });
    Object.defineProperty(output, "columns", { get: () => this.#columns });
    const editor = createInterface({ input, output, terminal: true, crlfDelay: Infinity });
    editor.on("line", (line) => {
      if (line !== "") this.#typed.push(line);
      editor.prompt();
      this.#wake();
    });
    editor.on("SIGINT", () => this.#leave.abort()); // Ctrl-C
    editor.on("close", () => this.#leave.abort()); // Ctrl-D
    editor.on("SIGTSTP", () => {}); // Ctrl-Z: readline would suspend this process, which needs --allow-run
    return editor as Editor;
  }

  async #readKeys(): Promise<void> {
    const keystrokes = new Keystrokes();
    try {
      for await (const bytes of Deno.stdin.readable) {
        for (const stroke of keystrokes.push(bytes)) if (this.#editing) this.#take(stroke);
      }
    } catch {
      // The terminal is gone: that is the end of it, too.
    }
    this.#leave.abort();
  }

  #take(stroke: Stroke): void {
    this.#fit();
    if (stroke.kind === "key") {
      this.#limit.again();
      if (this.#secret) this.#takeSecret(this.#secret, stroke);
      // Not write(): a stream may pass it on later, and what is typed next would overtake it.
      else if (!TYPES_ITSELF.test(stroke.chars)) this.#keys.emit("data", stroke.chars);
      return;
    }
    const chars = this.#limit.fitting(this.#secret?.word ?? this.#editor.line, stroke.chars);
    if (chars === "") return;
    if (this.#secret) return this.#takeSecret(this.#secret, { kind: "text", chars });
    this.#editor.write(chars);
    this.#editor.prevRows = this.#cursor().row; // readline counts rows where one character at a time comes
  }

  #takeSecret(secret: SecretLine, stroke: Stroke): void {
    const away = this.#away();
    const outcome = secret.take(stroke);
    const picture = this.#picture();
    if (outcome === "leave") return this.#leave.abort();
    if (outcome === undefined) return this.#write(away + picture);
    this.#typed.push(secret.word);
    this.#secret = undefined;
    this.#write(`${away}${picture}\r\n${this.#picture()}`);
    this.#wake();
  }

  async *typed(): AsyncGenerator<string> {
    for (;;) {
      for (let line; (line = this.#typed.shift()) !== undefined;) yield line;
      if (this.leaving.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }

  prompt(text: string): void {
    if (!this.#editing) return;
    const away = this.#away();
    this.#editor.setPrompt(text);
    this.#write(away + this.#picture());
  }

  secret(isOn: boolean): void {
    if (!this.#editing || isOn === (this.#secret !== undefined)) return;
    const away = this.#away();
    this.#secret = isOn ? new SecretLine(this.#editor.line) : undefined;
    this.#editor.line = "";
    this.#editor.cursor = 0;
    this.#write(away + this.#picture());
  }

  show(line: string): Promise<void> {
    this.#gathered.push(dressed(line, new Date(), !Deno.noColor));
    if (this.#gathered.length >= MAX_GATHERED) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
    return Promise.resolve();
  }

  notice(text: Text): Promise<void> {
    return this.show(notice(text)[this.lang]);
  }

  problem(text: Text): Promise<void> {
    return this.notice(text);
  }

  close(): Promise<void> {
    this.#flush();
    this.#leave.abort();
    return Promise.resolve();
  }

  /** One write for all that was gathered, so that the terminal never shows the moment in between. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#gathered.length === 0) return;
    const lines = this.#gathered.map((line) => `${line}\r\n`).join("");
    this.#gathered = [];
    this.#write(this.#editing ? this.#away() + lines + this.#picture() : lines);
  }

  /**
   * In a window of another width the terminal has broken the rows anew, so the cursor's row changed too. Asked
   * before anything is drawn, not at the signal alone: that may be heard after what was typed since.
   */
  #fit = (): void => {
    try {
      const { columns } = Deno.consoleSize();
      if (columns === this.#columns) return;
      this.#columns = columns;
    } catch {
      return; // the terminal is gone
    }
    if (this.#editing) this.#write(erase(this.#cursor()) + this.#picture());
  };

  /** What takes the prompt and the typed line from the screen. */
  #away(): string {
    this.#fit();
    return erase(this.#cursor());
  }

  #cursor() {
    return placeAfter(this.#before(), this.#columns);
  }

  #before(): string {
    const { line, cursor } = this.#editor;
    return this.#editor.getPrompt() + (this.#secret?.stars ?? line.slice(0, cursor));
  }

  /** Prompt and typed line; readline is told where its cursor is. */
  #picture(): string {
    this.#editor.prevRows = this.#cursor().row;
    return draw(this.#before(), this.#editor.line.slice(this.#editor.cursor), this.#columns);
  }

  /** The half-typed line stays to be seen, an empty prompt does not; what follows is on a fresh line. */
  #stopEditing(): void {
    if (!this.#editing) return;
    this.#flush();
    const away = this.#away();
    this.#editing = false;
    const { line } = this.#editor;
    const end = line && draw(this.#editor.getPrompt() + line, "", this.#columns) + "\r\n";
    this.#write(away + end);
    this.#editor.close();
    if (Deno.build.os !== "windows") Deno.removeSignalListener("SIGWINCH", this.#fit);
    try {
      Deno.stdin.setRaw(false);
    } catch {
      // The terminal is gone.
    }
    this.#wake();
  }

  /**
   * Written before anything else happens: what a slow terminal cannot take stops this program, and with it,
   * by way of TCP's window, whoever floods it.
   */
  #write(text: string): void {
    let rest = this.#encoder.encode(text);
    try {
      while (rest.length > 0) rest = rest.subarray(Deno.stdout.writeSync(rest));
    } catch {
      this.#leave.abort(); // the terminal is gone
    }
  }
}
