/**
 * What a client shows: bytes unchanged for a script, made safe and readable for a person at a terminal.
 *
 * @module
 */
import type { Lang, Text } from "./text.ts";
import { visibleLines } from "./visible.ts";
import { writeAll } from "./write_all.ts";

/** At a terminal: after so long without more of an answer, the next line is asked for. */
const SETTLE_MS = 80;

/** The screen of a client. */
export class Screen {
  /** A person types, and reads. */
  readonly isTerminal = Deno.stdin.isTerminal() && Deno.stdout.isTerminal();
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();
  #heldBack = "";
  #atLineStart = true;
  #settle: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly lang: Lang) {}

  /** Shows what arrived, as it arrived. */
  async show(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    if (!Deno.stdout.isTerminal()) return await this.#write(bytes);
    await this.#showText(this.#decoder.decode(bytes, { stream: true }));
    this.#promptSoon();
  }

  async #showText(decoded: string): Promise<void> {
    const text = this.#heldBack + decoded;
    this.#heldBack = text.endsWith("\r") ? "\r" : ""; // the first half of a CRLF, perhaps
    const whole = this.#heldBack ? text.slice(0, -1) : text;
    if (whole === "") return;
    await this.#write(this.#encoder.encode(visibleLines(whole)));
    this.#atLineStart = whole.endsWith("\n");
  }

  /** Asks for the next line; only a person needs to be asked. */
  async prompt(): Promise<void> {
    clearTimeout(this.#settle);
    if (!this.isTerminal) return;
    await this.#freshLine();
    await this.#write(this.#encoder.encode("> "));
    this.#atLineStart = false;
  }

  /** A line was typed: the terminal has moved to the next. */
  typed(): void {
    if (this.isTerminal) this.#atLineStart = true;
  }

  /** A remark of the client itself, on stderr and on a line of its own. */
  async remark(line: Text): Promise<void> {
    await this.#freshLine();
    console.error(line[this.lang]);
    this.#promptSoon();
  }

  /** A remark that only a person needs. */
  async welcome(line: Text): Promise<void> {
    if (this.isTerminal) await this.remark(line);
  }

  /** Leaves the terminal as it should be found. */
  async end(): Promise<void> {
    clearTimeout(this.#settle);
    if (!Deno.stdout.isTerminal()) return;
    await this.#showText(this.#decoder.decode());
    await this.#freshLine();
  }

  #promptSoon(): void {
    clearTimeout(this.#settle);
    if (this.isTerminal) this.#settle = setTimeout(() => this.prompt(), SETTLE_MS);
  }

  async #freshLine(): Promise<void> {
    if (!this.#atLineStart) await this.#write(Uint8Array.of(0x0a));
    this.#atLineStart = true;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await writeAll(Deno.stdout, bytes);
    } catch (error) {
      if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
      Deno.exit(1); // `| head -1` has seen enough
    }
  }
}
