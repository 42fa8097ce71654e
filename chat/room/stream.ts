/**
 * All that everybody is told, once: one stream of bytes, of which each member's queue is the end part that it
 * has not taken yet.
 *
 *     ... block | block | block ..........^ end
 *               ^ the slowest member      ^ most members
 *
 * A line for a thousand members is so encoded once and kept once, and what a member owes to its slowness is a
 * number. Bytes that were appended never change, so a write of some may be under way while more come behind.
 *
 * @module
 */

/** A block holds what some turns say; a longer line gets one of its own size. */
const BLOCK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

interface Block {
  /** Its first byte's place in the stream; it ends where the next begins. */
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The stream, as far as somebody still needs it. */
export class Stream {
  readonly #encoder = new TextEncoder();
  #blocks: Block[] = [];
  #end = 0;
  #view = new Uint8Array();
  #viewFrom = -1;

  /** How many bytes were appended since the beginning: the place of the next one. */
  get end(): number {
    return this.#end;
  }

  /** Appends a line; how many bytes it takes with its newline. */
  append(line: string): number {
    const most = 3 * line.length + 1; // UTF-8 of a UTF-16 unit, and the newline
    let block = this.#blocks.at(-1);
    if (!block || this.#end - block.start + most > block.bytes.length) {
      block = { start: this.#end, bytes: new Uint8Array(Math.max(BLOCK_BYTES, most)) };
      this.#blocks.push(block);
    }
    const free = block.bytes.subarray(this.#end - block.start);
    const { written } = this.#encoder.encodeInto(line, free);
    free[written] = NEWLINE;
    this.#end += written + 1;
    return written + 1;
  }

  /** The bytes from there on, up to `to` or the end of their block. Who asks for the same gets the same array. */
  view(from: number, to: number): Uint8Array {
    let i = this.#blocks.length - 1;
    while (i > 0 && (this.#blocks[i]?.start ?? 0) > from) i--;
    const block = this.#blocks[i];
    if (!block) return new Uint8Array();
    const end = Math.min(to, this.#blocks[i + 1]?.start ?? to);
    if (this.#viewFrom !== from || this.#view.length !== end - from) {
      this.#viewFrom = from;
      this.#view = block.bytes.subarray(from - block.start, end - block.start);
    }
    return this.#view;
  }

  /** Lets go of what nobody needs any more: all before `place`, in whole blocks. */
  forget(place: number): void {
    let gone = 0;
    while ((this.#blocks[gone + 1]?.start ?? Infinity) <= place) gone++;
    if (gone > 0) this.#blocks = this.#blocks.slice(gone);
  }
}
