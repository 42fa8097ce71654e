/**
 * Lines of text out of a byte stream that nobody promises to keep readable: whatever comes, a line ends up
 * as text of a bounded length.
 *
 * @module
 */

/** The longest line that is gathered. What is behind it is dropped, and the cut is marked. */
export const MAX_LINE_BYTES = 64 * 1024;

/** Stands where a line was cut. */
const CUT = " […]";

const NEWLINE = 0x0a;

/** Gathers pieces of a stream into lines; one that never ends takes no more memory than the longest. */
export class LineCutter {
  // Invalid UTF-8 becomes U+FFFD (the default, not "fatal"). A byte-order mark stays a character, so that it
  // is shown as what it is.
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #text = "";
  #bytes = 0;
  #begun = false;
  #cut = false;

  constructor(private readonly maxBytes = MAX_LINE_BYTES) {}

  /** The lines that these bytes complete, without their ends (LF or CRLF). */
  *push(bytes: Uint8Array): Generator<string> {
    let rest = bytes;
    for (let end; (end = rest.indexOf(NEWLINE)) >= 0; rest = rest.subarray(end + 1)) {
      this.#keep(rest.subarray(0, end));
      yield this.#take();
    }
    this.#keep(rest);
    this.#begun ||= rest.length > 0;
  }

  /** The last line, if it came without an end. */
  *end(): Generator<string> {
    if (this.#begun) yield this.#take();
  }

  #keep(piece: Uint8Array): void {
    const kept = piece.subarray(0, this.maxBytes - this.#bytes);
    this.#bytes += kept.length;
    this.#cut ||= kept.length < piece.length;
    this.#text += this.#decoder.decode(kept, { stream: true });
  }

  #take(): string {
    const whole = this.#text + this.#decoder.decode(); // a character that was begun is given up here
    const line = this.#cut ? whole + CUT : whole.replace(/\r$/, "");
    this.#text = "";
    this.#bytes = 0;
    this.#begun = this.#cut = false;
    return line;
  }
}
