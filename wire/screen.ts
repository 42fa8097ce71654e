/**
 * What a client shows: bytes unchanged for a script, made safe for a terminal.
 *
 * @module
 */
import type { Lang, Text } from "./text.ts";
import { visibleLines } from "./visible.ts";

/** What a client shows: the bytes themselves to a pipe or a file, visible text to a terminal. */
export class Screen {
  readonly isTerminal = Deno.stdin.isTerminal() && Deno.stdout.isTerminal();
  #decoder = new TextDecoder();
  #encoder = new TextEncoder();
  #atLineStart = true;

  constructor(private readonly lang: Lang) {}

  /** Shows what arrived, as it arrived. */
  async show(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    if (!Deno.stdout.isTerminal()) return await this.#write(bytes);
    const text = visibleLines(this.#decoder.decode(bytes, { stream: true }));
    this.#atLineStart = text.endsWith("\n");
    await this.#write(this.#encoder.encode(text));
  }

  /** Asks for the next line; only a person needs to be asked. */
  async prompt(): Promise<void> {
    if (this.isTerminal && this.#atLineStart) await this.#write(this.#encoder.encode("> "));
  }

  /** A remark of the client itself, on stderr and on a line of its own. */
  async remark(line: Text): Promise<void> {
    if (!this.#atLineStart) await this.#write(this.#encoder.encode("\n"));
    this.#atLineStart = true;
    console.error(line[this.lang]);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      for (let rest = bytes; rest.length > 0;) {
        rest = rest.subarray(await Deno.stdout.write(rest));
      }
    } catch (error) {
      if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
      Deno.exit(1); // `| head -1` has seen enough
    }
  }
}
