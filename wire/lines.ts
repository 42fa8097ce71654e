/**
 * Framing: lines out of a byte stream, in which one read is not one line.
 *
 * @module
 */

/** A line that is longer than its receiver takes. */
export class LineTooLong extends Error {
  override name = "LineTooLong";
}

/** Gathers pieces of a stream into lines. */
export class Framer {
  /** The beginning of a line that has not ended: the first {@linkcode #length} bytes. */
  #gathered = new Uint8Array();
  #length = 0;

  /** The rest of a line that was too long: it is passed over up to its end. */
  #skipping = false;

  /**
   * @param maxBytes the longest line, without its end; gathering takes at most twice its memory.
   * @param skipped called for each line that is longer: it is passed over, and nothing is thrown.
   */
  constructor(private readonly maxBytes = Infinity, private readonly skipped?: () => void) {}

  /**
   * The lines that these bytes complete, without their ends (LF or CRLF).
   *
   * @throws {LineTooLong} once a line is longer than the limit, whether its end has come or not; unless
   * those are passed over.
   */
  *push(bytes: Uint8Array): Generator<Uint8Array> {
    let rest = bytes;
    for (let end; (end = rest.indexOf(0x0a)) >= 0; rest = rest.subarray(end + 1)) {
      const line = this.#take(rest.subarray(0, end));
      if (line) yield line;
    }
    if (rest.length === 0 || this.#skipping) return;
    if (this.#length + rest.length <= this.maxBytes + 1) this.#gather(rest); // the 1 may be the CR of its end
    else this.#tooLong({ ended: false });
  }

  /** The last line, if it came without an end. */
  *end(): Generator<Uint8Array> {
    if (this.#length === 0) return;
    const line = this.#take(new Uint8Array());
    if (line) yield line;
  }

  #tooLong({ ended }: { readonly ended: boolean }): void {
    if (!this.skipped) throw new LineTooLong();
    this.#gathered = new Uint8Array();
    this.#length = 0;
    this.#skipping = !ended;
    this.skipped();
  }

  #take(last: Uint8Array): Uint8Array | undefined {
    if (this.#skipping) {
      this.#skipping = false;
      return undefined;
    }
    let whole = last;
    if (this.#length > 0) {
      this.#gather(last);
      whole = this.#gathered.subarray(0, this.#length);
      this.#gathered = new Uint8Array();
      this.#length = 0;
    }
    const line = whole.at(-1) === 0x0d ? whole.subarray(0, -1) : whole;
    if (line.length > this.maxBytes) return void this.#tooLong({ ended: true });
    return line;
  }

  #gather(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#gathered.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#gathered.length));
      larger.set(this.#gathered.subarray(0, this.#length));
      this.#gathered = larger;
    }
    this.#gathered.set(bytes, this.#length);
    this.#length = length;
  }
}

/**
 * The lines of a byte stream without their ends (LF or CRLF); a last one without an end counts too.
 *
 * @throws {LineTooLong} for a line of more than `maxBytes`.
 */
export async function* lines(
  stream: ReadableStream<Uint8Array>,
  maxBytes?: number,
): AsyncGenerator<Uint8Array> {
  const framer = new Framer(maxBytes);
  for await (const bytes of stream) yield* framer.push(bytes);
  yield* framer.end();
}
