/**
 * The chat without a person: a filter. Lines come from stdin, lines go to stdout, what goes wrong to stderr.
 *
 * @module
 */
import { fileFailure } from "../../wire/files.ts";
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
    for (let part; (part = await reader.read().catch(this.#broken("read"))) && !part.done;) {
      yield* cutter.push(part.value);
    }
    if (!this.leaving.aborted) yield* cutter.end();
  }

  /** Nobody needs to be asked. */
  prompt(): void {}

  /** Nothing that is read here is shown or remembered. */
  secret(): void {}

  /** Fulfilled when the line is written: a slow reader slows down whoever waits for this. */
  show(line: string): Promise<void> {
    const bytes = this.#encoder.encode(`${plain(line)}\n`);
    this.#written = this.#written.then(() => writeAll(Deno.stdout, bytes)).catch(
      this.#broken("write"),
    );
    return this.#written;
  }

  /** A filter whose stdin or stdout fails has nothing left to do, and the network is not to blame. */
  #broken(act: "read" | "write") {
    return async (error: unknown): Promise<never> => {
      if (error instanceof Deno.errors.BrokenPipe) Deno.exit(0); // `| head -1` has seen enough
      await this.problem(fileFailure(act, act === "read" ? "stdin" : "stdout", error).text);
      Deno.exit(1);
    };
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
