/**
 * How long a line may become while it is typed, or pasted.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** A room takes no longer line unless told otherwise (chat/room/flags.ts), and editing one becomes slow. */
export const MAX_TYPED_BYTES = 4_096;

/** To one whose text did not fit. */
export const LEFT_OUT: Text = {
  en: `a line takes at most ${MAX_TYPED_BYTES} bytes: the rest of it was left out`,
  pt: `uma linha comporta no máximo ${MAX_TYPED_BYTES} bytes: o resto dela ficou de fora`,
};

/** Cuts what is typed. */
export class LineLimit {
  readonly #encoder = new TextEncoder();
  #isFull = false;

  /** @param cut told once for each line that is cut. */
  constructor(private readonly cut: () => void, private readonly maxBytes = MAX_TYPED_BYTES) {}

  /** As much of a text as still goes into a line; after a cut nothing, lest a gap remain in the middle. */
  fitting(line: string, text: string): string {
    if (this.#isFull) return "";
    const used = this.#encoder.encode(line).length;
    const free = new Uint8Array(Math.max(0, this.maxBytes - used));
    const { read } = this.#encoder.encodeInto(text, free); // whole characters only
    if (read === text.length) return text;
    this.#isFull = true;
    this.cut();
    return text.slice(0, read);
  }

  /** A key was pressed: the line may be another, or shorter. */
  again(): void {
    this.#isFull = false;
  }
}
