/**
 * The chat without a person: a filter. Lines come from stdin, lines go to stdout, what goes wrong to stderr.
 *
 * @module
 */
import { notice } from "../line/speech.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { writeAll } from "../../wire/write_all.ts";
import { plain } from "./dress.ts";
import { LineCutter } from "./line_cutter.ts";
import type { Terminal } from "./terminal.ts";

/** A {@linkcode Terminal} of pipes and files. */
export class PipeTerminal implements Terminal {
  readonly isTerminal = false;
  readonly #encoder = new TextEncoder();
  #written: Promise<void> = Promise.resolve();

  constructor(private readonly lang: Lang, readonly leaving: AbortSignal) {}

  async *typed(): AsyncGenerator<string> {
    const cutter = new LineCutter();
    const reader = Deno.stdin.readable.getReader();
    // Cancelled, a read that waits is over at once, though the system's own read(2) still waits.
    const stop = () => void reader.cancel().catch(() => {});
    this.leaving.addEventListener("abort", stop, { once: true });
    if (this.leaving.aborted) stop();
    for (let part; !(part = await reader.read()).done;) yield* cutter.push(part.value);
    if (!this.leaving.aborted) yield* cutter.end();
  }

  /** Nobody needs to be asked. */
  prompt(): void {}

  /** Fulfilled when the line is written: a slow reader slows down whoever waits for this. */
  show(line: string): Promise<void> {
    const bytes = this.#encoder.encode(`${plain(line)}\n`);
    this.#written = this.#written.then(() => writeAll(Deno.stdout, bytes)).catch((error) => {
      if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
      Deno.exit(0); // `| head -1` has seen enough
    });
    return this.#written;
  }

  notice(text: Text): Promise<void> {
    return this.show(notice(text)[this.lang]);
  }

  async problem(text: Text): Promise<void> {
    const line = this.#encoder.encode(`${plain(notice(text)[this.lang])}\n`);
    await writeAll(Deno.stderr, line).catch(() => {}); // nobody left to be told
  }

  async close(): Promise<void> {
    await this.#written;
  }
}
