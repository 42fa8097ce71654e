/**
 * What waits for one member: the rest of the shared stream without its own lines, and what is told to it alone.
 *
 * @module
 */
import type { Stream } from "./stream.ts";

/** Pieces are copied together into one write of at most so many bytes ... */
const GATHER_BYTES = 64 * 1024;
/** ... but a piece of so many goes as it is: another system call is cheaper than the copy. */
const DIRECT_BYTES = 8 * 1024;

/** A place where the member's stream differs from everybody's. */
interface Cut {
  readonly at: number;
  /** So many bytes are its own lines: it does not get them back. */
  skip: number;
  /** Told to it alone, at this place. */
  readonly insert: Uint8Array | undefined;
}

/** One member's queue: a place in the stream, and the few cuts behind it. */
export class Queue {
  #place: number;
  #cuts: Cut[] = [];
  #taken = 0;
  /** By so much the cuts change what waits. */
  #difference = 0;
  /** What is appended behind this is no longer for it. */
  #last = Infinity;

  /** Begins with what is appended from now on. */
  constructor(private readonly stream: Stream) {
    this.#place = stream.end;
  }

  /** How far this member has come in the stream. */
  get place(): number {
    return this.#place;
  }

  /** How many bytes wait. */
  get bytes(): number {
    return this.#end - this.#place + this.#difference;
  }

  get #end(): number {
    return Math.min(this.stream.end, this.#last);
  }

  /** Ends it with what is queued now. */
  end(): void {
    this.#last = this.#end;
  }

  /** The last bytes of the stream are the member's own. */
  skip(bytes: number): void {
    const at = this.stream.end - bytes;
    const last = this.#cuts.at(-1);
    if (last && !last.insert && last.at + last.skip === at) last.skip += bytes;
    else this.#cuts.push({ at, skip: bytes, insert: undefined });
    this.#difference -= bytes;
  }

  /** These are for this member alone. They are shared where several get the same, and must not change. */
  insert(bytes: Uint8Array): void {
    this.#cuts.push({ at: this.stream.end, skip: 0, insert: bytes });
    this.#difference += bytes.length;
  }

  /**
   * The next bytes to write; undefined where nothing waits. Mostly a view of the stream that others get as
   * well; small pieces between the member's own lines are copied together.
   */
  next(): Uint8Array | undefined {
    const first = this.#peek();
    if (!first) return undefined;
    this.#take(first);
    if (this.#cuts.length === 0 || first.length >= DIRECT_BYTES) return first;
    const pieces = [first];
    let length = first.length;
    for (let piece; (piece = this.#peek());) {
      if (piece.length >= DIRECT_BYTES || length + piece.length > GATHER_BYTES) break;
      this.#take(piece);
      pieces.push(piece);
      length += piece.length;
    }
    if (pieces.length === 1) return first;
    const gathered = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      gathered.set(piece, at);
      at += piece.length;
    }
    return gathered;
  }

  /** The bytes up to the next cut, or the cut's own. */
  #peek(): Uint8Array | undefined {
    for (let cut; (cut = this.#cuts[this.#taken]);) {
      if (cut.at > this.#place) return this.stream.view(this.#place, cut.at);
      if (cut.insert) return cut.insert;
      this.#place += cut.skip;
      this.#difference += cut.skip;
      this.#passCut();
    }
    if (this.#place === this.#end) return undefined;
    return this.stream.view(this.#place, this.#end);
  }

  #take(piece: Uint8Array): void {
    if (piece === this.#cuts[this.#taken]?.insert) {
      this.#difference -= piece.length;
      this.#passCut();
    } else this.#place += piece.length;
  }

  #passCut(): void {
    this.#taken++;
    if (this.#taken < this.#cuts.length && this.#taken < 1_000) return;
    this.#cuts = this.#cuts.slice(this.#taken); // nearly always all of them
    this.#taken = 0;
  }
}
