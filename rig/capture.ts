/**
 * A program's output, line by line, however much there is of it.
 *
 * @module
 */
import type { Fact, Stream } from "../core/observation.ts";

/** Of one stream, at most this much is kept; the rest is read and dropped. */
const MAX_BYTES = 256 * 1024;
/** ... in at most so many lines ... */
const MAX_LINES = 2_000;
/** ... of at most so many UTF-16 units each; a longer one is kept in pieces. */
const MAX_LINE = 8 * 1024;
/** A program that prints more than this prints for ever: dropping it costs the lab a processor core. */
export const FLOOD_BYTES = 64 * 1024 * 1024;

/** Reads one stream to its end, notes its lines, and holds an unfinished line ready. */
export class Capture {
  /** All that was kept, as one text. */
  text = "";
  /** The end of {@linkcode text} that has not been noted yet: a prompt, or a reply without a newline. */
  #open = "";
  /** The line that is coming was noted in part. */
  #begun = false;
  #lines = 0;
  #cut = false;

  constructor(
    private readonly stream: Stream,
    private readonly note: (fact: Fact) => void,
    private readonly changed: () => void,
    /** Told once, when {@linkcode FLOOD_BYTES} have been read. */
    private readonly flooded: () => void = () => {},
  ) {}

  /** Whether its last line has no end yet: somebody is asked something, perhaps. */
  get isOpen(): boolean {
    return this.#open !== "" || this.#begun;
  }

  /** Reads to the end of the stream, or until `stop` is aborted: another process may hold it open. */
  async drain(readable: ReadableStream<Uint8Array>, stop?: AbortSignal): Promise<void> {
    const decoder = new TextDecoder();
    const reader = readable.getReader();
    stop?.addEventListener("abort", () => reader.cancel().catch(() => {}));
    let [kept, read] = [0, 0];
    for (let chunk; (chunk = (await reader.read()).value) !== undefined;) {
      const before = read;
      read += chunk.length;
      if (before < FLOOD_BYTES && read >= FLOOD_BYTES) this.flooded();
      if (this.#cut) continue;
      const part = chunk.subarray(0, MAX_BYTES - kept);
      kept += part.length;
      this.#take(decoder.decode(part, { stream: true }));
      if (part.length < chunk.length || this.#lines >= MAX_LINES) this.#cutAt(kept);
      this.changed();
    }
    this.#take(decoder.decode());
    this.flush();
  }

  /** Notes the unfinished line as it stands. */
  flush(): void {
    if (this.#open === "") return;
    const line = this.#open;
    this.#open = "";
    this.#begun = true;
    this.note({ kind: "printed", stream: this.stream, line, open: true });
  }

  #take(text: string): void {
    this.text += text;
    const lines = (this.#open + text).split("\n");
    this.#open = lines.pop() ?? "";
    for (const line of lines) {
      const isRest = this.#begun;
      this.#begun = false;
      if (isRest && line.replace(/\r$/, "") === "") continue; // only the end of a line noted before
      if (++this.#lines > MAX_LINES) return;
      this.note({ kind: "printed", stream: this.stream, line: line.replace(/\r$/, "") });
    }
    if (this.#open.length > MAX_LINE) this.flush();
  }

  #cutAt(keptBytes: number): void {
    this.flush();
    this.#cut = true;
    this.note({ kind: "cut", stream: this.stream, keptBytes });
  }
}
