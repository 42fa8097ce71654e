/**
 * What the members of a crowd say. Each line is a payload that is known from any place in any stream, whatever
 * a server puts before or behind it:
 *
 *     ~03.0007.luma-tipe-rano~     member 3, its line 7, and a body that only the seed knows
 *
 * All have the same length. Number 0 is a member's answer to the roll call: nothing is claimed of it.
 *
 * @module
 */
import { lettered } from "../../wire/text.ts";

/** Stands at both ends of a payload. No nick and no address has one. */
export const MARK = 0x7e;
/** Stands between its parts. */
export const DOT = 0x2e;
const [NEWLINE, HYPHEN] = [0x0a, 0x2d];

/** A body shorter than this could be made up. */
const MIN_BODY_BYTES = 6;
/** Two marks, two dots, the newline. */
const FRAME_BYTES = 5;

const encoder = new TextEncoder();
const CONSONANTS = encoder.encode("bcdfgjlmnprstvxz");
const VOWELS = encoder.encode("aeiouaei");

/** How the lines are made. */
export interface PayloadTerms {
  readonly seed: number;
  readonly members: number;
  /** Of each sender. */
  readonly lines: number;
  /** Of a line, its newline included. */
  readonly bytes: number;
  /** How many lines of one sender are remembered: the last ones. */
  readonly window: number;
}

/** The shortest line that tells so many members and lines apart, its newline included. */
export function minBytes({ members, lines }: Pick<PayloadTerms, "members" | "lines">): number {
  return FRAME_BYTES + `${members}`.length + `${lines}`.length + MIN_BODY_BYTES;
}

/** The lines that were said last, by sender and number. */
export class Payloads {
  /** Digits of a member's number, and of a line's. */
  readonly memberDigits: number;
  readonly numberDigits: number;
  /** Where the body begins. */
  readonly headBytes: number;
  /** Of a payload: the line without its newline. */
  readonly length: number;
  /** How many lines of one sender are remembered. */
  readonly window: number;
  /** The payloads one behind the other; see {@linkcode slotOf}. */
  readonly said: Uint8Array;
  /** What each member answered last to a roll call; see {@linkcode answerOf}. */
  readonly answers: Uint8Array;

  constructor(private readonly terms: PayloadTerms) {
    const { members, lines, window } = terms;
    this.memberDigits = `${members}`.length;
    this.numberDigits = `${lines}`.length;
    this.headBytes = this.memberDigits + this.numberDigits + 3;
    this.length = terms.bytes - 1;
    this.window = window;
    this.said = new Uint8Array(members * window * terms.bytes);
    this.answers = new Uint8Array(members * terms.bytes);
  }

  /** The place of a line among those that are remembered; it is that of one `window` lines older, too. */
  slotOf(sender: number, number: number): number {
    return sender * this.window + number % this.window;
  }

  /** Where in {@linkcode said} that place begins. */
  startOf(slot: number): number {
    return slot * this.terms.bytes;
  }

  /**
   * The line that the sender (from 0) says as its `number`th (from 1), and remembers it; valid until it says
   * the one `window` lines later.
   */
  say(sender: number, number: number): Uint8Array {
    const start = this.startOf(this.slotOf(sender, number));
    const line = this.said.subarray(start, start + this.terms.bytes);
    this.#write(line, sender, number, 0);
    return line;
  }

  /** Where in {@linkcode answers} that of the member begins. */
  answerOf(member: number): number {
    return member * this.terms.bytes;
  }

  /** What the member (from 0) answers to a roll call; another word at each attempt, the last one is remembered. */
  answer(member: number, attempt: number): Uint8Array {
    const start = this.answerOf(member);
    const line = this.answers.subarray(start, start + this.terms.bytes);
    this.#write(line, member, 0, attempt);
    return line;
  }

  /** What the member says before anything else: a word that can be a nick, up to 9 letters and nothing else. */
  nick(member: number): Uint8Array {
    const word = new Uint8Array(4);
    this.#fill(word, member, 0, -1);
    const number = `${member + 1}`.padStart(this.memberDigits, "0");
    return encoder.encode(`m${lettered(number)}${new TextDecoder().decode(word)}\n`);
  }

  #write(line: Uint8Array, member: number, number: number, attempt: number): void {
    const { memberDigits, numberDigits, headBytes, length } = this;
    const of = (value: number, digits: number) => `${value}`.padStart(digits, "0");
    encoder.encodeInto(`~${of(member + 1, memberDigits)}.${of(number, numberDigits)}.`, line);
    this.#fill(line.subarray(headBytes, length - 1), member, number, attempt);
    line[length - 1] = MARK;
    line[length] = NEWLINE;
  }

  /** Syllables, two in a word, from a generator of its own for each line (xorshift32, G. Marsaglia 2003). */
  #fill(body: Uint8Array, member: number, number: number, attempt: number): void {
    let state = this.terms.seed;
    for (const part of [member, number, attempt]) {
      state = Math.imul((state ^ part) + 0x9e3779b9, 0x85ebca6b);
      state ^= state >>> 15;
    }
    state ||= 1; // 0 would stay 0
    for (let at = 0; at < body.length; at++) {
      const place = at % 5;
      if (place % 2 === 0) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
      }
      body[at] = place === 4
        ? HYPHEN
        : place % 2 === 0
        ? CONSONANTS[state >>> 28] as number
        : VOWELS[state >>> 8 & 7] as number;
    }
  }
}
