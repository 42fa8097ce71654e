/**
 * The lines of one client of the swarm, and whether what came back is their reply.
 *
 * Each line carries a tag that no other line has, of any client or run: `sw`, the seed, the client and the
 * line, in base 36. So a server that mixes its clients up is found out, and so is one that answers twice.
 *
 *     sw1-2s-9.jklmnopabcdef hijklmna\n      seed 1, client 100, line 9, of 32 bytes
 *
 * @module
 */
import type { WrongReply } from "../../wire/load_report.ts";
import type { ReplyKind } from "../../wire/reply.ts";

/** `sw`, 7 digits of seed, 4 of client, 7 of line, what stands between them, and the newline. */
export const MIN_LINE_BYTES = 24;

/** A tag in either case; the full stop ends it, so that none is the beginning of another. */
const TAG = /sw[0-9a-z]+-[0-9a-z]+-[0-9a-z]+\./gi;
/**
 * What fills a line up; without the first letter of a tag, so that a tag is seen right after it, and with a blank, at
 * which some read no further.
 */
const FILLING = "abcdef hijklmnop";
/** So much may come before a reply, such as a greeting; in UTF-16 units. */
const MOST_STRAY = 4_096;
/** So much of a wrong reply is kept; in UTF-16 units. */
const SHOWN = 160;

const [LF, CR, LETTER] = [0x0a, 0x0d, 0x61];
const encoder = new TextEncoder();

/** What each byte of a line is in the reply. */
const REPLY_BYTES: Record<ReplyKind, Uint8Array> = {
  upper: Uint8Array.from({ length: 256 }, (_, b) => b >= 0x61 && b <= 0x7a ? b - 0x20 : b),
  echo: Uint8Array.from({ length: 256 }, (_, b) => b),
};

/** `more`: nothing is wrong yet, but the reply is not complete. */
export type Verdict = "more" | "right" | "wrong";

/** One line after another, and the judgement of each reply. */
export class Exchange {
  readonly #line: Uint8Array;
  readonly #prefix: string;
  readonly #replyBytes: Uint8Array;
  #number = 0;
  #tag = "";
  /** So many bytes of the reply have come, and nothing else. */
  #matched = 0;
  /** What has come, where it is not exactly the reply. */
  #text = "";
  #decoder = new TextDecoder();

  constructor(seed: number, client: number, lineBytes: number, reply: ReplyKind) {
    this.#prefix = `sw${seed.toString(36)}-${client.toString(36)}-`;
    this.#line = encoder.encode(FILLING.repeat(lineBytes / FILLING.length + 1)).slice(0, lineBytes);
    this.#line[lineBytes - 2] = LETTER; // a blank at the end may be trimmed
    this.#line[lineBytes - 1] = LF;
    this.#replyBytes = REPLY_BYTES[reply];
  }

  /** The next line, the `number`th; valid until the next call. What follows is judged as its reply. */
  next(number: number): Uint8Array {
    this.#number = number;
    this.#tag = `${this.#prefix}${number.toString(36)}.`;
    encoder.encodeInto(this.#tag, this.#line);
    this.#matched = 0;
    return this.#line;
  }

  /**
   * Judges what arrived. A byte stream may bring a reply in pieces, or with the end of the last one in front;
   * and a server may end its lines with LF, CRLF or nothing, and begin them with words of its own. None of
   * that is wrong: the line's own bytes are what is judged, and where a tag is that should not be.
   */
  judge(bytes: Uint8Array): Verdict {
    const line = this.#line;
    const owed = line.length - 1;
    let [at, matched] = [0, this.#matched];
    if (this.#text === "") { // as nearly always: nothing came but replies as they should be
      if (matched === 0) at = skipLineEnd(bytes, at);
      while (at < bytes.length && matched < owed) {
        if (bytes[at] !== this.#replyBytes[line[matched] ?? 0]) break;
        at++;
        matched++;
      }
      this.#matched = matched;
      if (matched === owed) at = skipLineEnd(bytes, at);
      if (at === bytes.length) return matched === owed ? "right" : "more";
      this.#text = this.expected.slice(0, matched);
    }
    this.#text += this.#decoder.decode(bytes.subarray(at), { stream: true });
    return this.#judgeText();
  }

  #judgeText(): Verdict {
    const { expected } = this;
    const [tag, second] = this.#text.matchAll(TAG);
    if (!tag) return this.#text.length > MOST_STRAY + expected.length ? "wrong" : "more";
    if (second || tag[0].toLowerCase() !== this.#tag) return "wrong";
    const reply = this.#text.slice(tag.index, tag.index + expected.length);
    if (!expected.startsWith(reply)) return "wrong";
    if (reply.length < expected.length) return "more";
    // What follows may be the beginning of something: it is judged with the next reply.
    const rest = this.#text.slice(tag.index + expected.length);
    this.#text = rest.trim() === "" ? "" : rest;
    return "right";
  }

  /** Judges what arrived after the last reply: a goodbye is fine, a reply to any line is one too many. */
  judgeLeftover(bytes: Uint8Array): Verdict {
    const text = this.#text + this.#decoder.decode(bytes, { stream: true });
    const verdict = text.search(TAG) < 0 ? "right" : "wrong";
    this.#text = verdict === "right" ? text.slice(-MOST_STRAY) : text;
    return verdict;
  }

  /** Whether something came that is neither the reply nor its beginning. */
  get strange(): boolean {
    const beginning = this.expected.slice(0, this.#prefix.length);
    return this.#text.trim() !== "" && !this.#text.includes(beginning);
  }

  /** Forgets what came: the next bytes come from another connection. */
  reset(): void {
    this.#matched = 0;
    this.#text = "";
    this.#decoder = new TextDecoder();
  }

  /** The reply owed to the line, without its newline. */
  get expected(): string {
    const line = this.#line.subarray(0, -1);
    return new TextDecoder().decode(line.map((byte) => this.#replyBytes[byte] ?? byte));
  }

  /** What was expected and what came instead: of long texts the part where they begin to differ. */
  get difference(): Pick<WrongReply, "line" | "expected" | "got"> {
    const { expected } = this;
    const got = this.#text;
    const start = Math.max(0, got.search(TAG));
    let same = 0;
    while (same < expected.length && expected[same] === got[start + same]) same++;
    const from = same < SHOWN / 2 ? 0 : same - SHOWN / 4;
    return {
      line: this.#number,
      expected: excerpt(expected, from),
      got: excerpt(got, from === 0 ? 0 : start + from),
    };
  }
}

function excerpt(text: string, from: number): string {
  const cut = text.slice(from, from + SHOWN);
  return (from > 0 ? "…" : "") + cut + (from + SHOWN < text.length ? "…" : "");
}

function skipLineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === LF || bytes[at] === CR) at++;
  return at;
}
