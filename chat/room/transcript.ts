/**
 * What happened in the room, in a file: a JSON object a line (JSON Lines).
 *
 *     {"at":"2026-03-02T14:02:11.120Z","kind":"said","nick":"ana","address":"10.77.0.1:40112","text":"hi"}
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { writeAll } from "../../wire/write_all.ts";
import { fileFailure, permit } from "../../wire/files.ts";

/** What is written down. Whispers are not: they are between two. */
export interface Entry {
  readonly kind:
    | "opened"
    | "arrived"
    | "said"
    | "renamed"
    | "left"
    | "vanished"
    | "dropped"
    | "closed";
  readonly nick?: string;
  /** The address and port, as one word. */
  readonly address?: string;
  /** What was said, the last words, or the new nick. */
  readonly text?: string;
}

/** What a transcript is written to. */
export interface Sink {
  write(bytes: Uint8Array): Promise<number>;
  close(): void;
}

/** So much may wait for a disk, in UTF-16 units; one that is slower by more has failed. */
const MOST_WAITING = 16 * 1024 * 1024;

/** A transcript that is being written: one write at a time, of all that has come meanwhile. */
export class Transcript {
  #waiting: string[] = [];
  #units = 0;
  #writing: Promise<void> | undefined;
  #failed = false;

  /** @param complain told once, when the disk fails: the room goes on without. */
  constructor(
    private readonly sink: Sink,
    private readonly path: string,
    private readonly complain: (line: Text) => void,
  ) {}

  /** Writes down what happened just now. What is untrusted is made visible: somebody will `cat` the file. */
  add({ text, ...entry }: Entry): void {
    if (this.#failed) return;
    const shown = text === undefined ? {} : { text: visible(text) };
    const line = `${JSON.stringify({ at: new Date().toISOString(), ...entry, ...shown })}\n`;
    this.#waiting.push(line);
    this.#units += line.length;
    if (this.#units > MOST_WAITING) this.#fail(tooSlow(this.path));
    else this.#writing ??= this.#writeOut();
  }

  /** Fulfilled when all is written and the file is closed. */
  async close(): Promise<void> {
    await this.#writing;
    this.sink.close();
  }

  async #writeOut(): Promise<void> {
    await Promise.resolve(); // what else is said in this turn goes along
    try {
      while (this.#waiting.length > 0 && !this.#failed) {
        const text = this.#waiting.join("");
        this.#waiting = [];
        this.#units = 0;
        await writeAll(this.sink, new TextEncoder().encode(text));
      }
    } catch (error) {
      this.#fail(fileFailure("write", this.path, error).text);
    }
    this.#writing = undefined;
  }

  #fail({ en, pt }: Text): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#waiting = [];
    this.complain({
      en: `${en} The room goes on without a transcript.`,
      pt: `${pt} A sala continua sem registro.`,
    });
  }
}

const tooSlow = (path: string): Text => ({
  en: `Cannot write to ${visible(path)}: the disk is too slow.`,
  pt: `Não foi possível escrever em ${visible(path)}: o disco é lento demais.`,
});

/**
 * Opens a transcript; one that is there already is continued.
 *
 * @throws {FileFailure} where the file cannot be opened.
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function openTranscript(
  path: string,
  complain: (line: Text) => void,
): Promise<Transcript> {
  await permit("write", path);
  try {
    const file = await Deno.open(path, { append: true, create: true });
    return new Transcript(file, path, complain);
  } catch (error) {
    throw fileFailure("write", path, error);
  }
}
