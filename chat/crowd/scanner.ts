/**
 * Finds the payloads in what a member receives.
 *
 * A thousand members with 24,000 lines are 24 million of them, so this is done on the bytes: nothing is
 * allocated for a payload, and each byte is looked at about once.
 *
 * @module
 */
import { DOT, MARK, type Payloads } from "./payload.ts";

const ZERO = 0x30;
/**
 * A payload that is whole but not what was said can be another crowd's, which is in the room now or was before.
 * If so much of its body is right, it is one of this crowd's with something else inside.
 */
const OWN_BYTES = 4;

/** Who is told what was found; members and senders from 0, numbers from 1. */
export interface Finder {
  /** The member heard that one answer the roll call. */
  answered(member: number, sender: number): void;
  /** A line came to the member, whole. */
  came(member: number, sender: number, number: number, slot: number): void;
  /** Of a line the beginning came to the member, and then something else. */
  tore(member: number, sender: number, number: number, slot: number): void;
}

/** The scanner of all members. */
export class Scanner {
  /** The sender whose number was read last, and the line's. */
  #sender = 0;
  #number = 0;

  constructor(
    private readonly payloads: Payloads,
    private readonly members: number,
    /** The last number that each sender has said. */
    private readonly lastSaid: Uint32Array,
    private readonly finder: Finder,
  ) {}

  /**
   * Looks through the first `length` bytes of a buffer.
   *
   * @param ended whether nothing comes behind them.
   * @returns how many bytes at the end may be the beginning of a payload: they belong before what comes next.
   */
  scan(member: number, buffer: Uint8Array, length: number, ended = false): number {
    const bytes = ended ? buffer.subarray(0, length) : buffer; // behind it stands what was there before
    const { finder, lastSaid, payloads } = this;
    const { answers, headBytes, length: whole, said, window } = payloads;
    let at = 0;
    for (;;) {
      while (at < length && bytes[at] !== MARK) at++;
      if (at >= length) return 0;
      if (length - at < whole && !ended) return length - at;
      if (!this.#readHead(bytes, at)) {
        at++;
        continue;
      }
      const sender = this.#sender;
      const number = this.#number;
      if (number === 0) {
        let same = headBytes;
        const start = payloads.answerOf(sender);
        while (same < whole && bytes[at + same] === answers[start + same]) same++;
        if (same === whole) finder.answered(member, sender);
        at += same;
        continue;
      }
      const slot = payloads.slotOf(sender, number);
      const start = payloads.startOf(slot);
      let same = headBytes;
      while (same < whole && bytes[at + same] === said[start + same]) same++;
      if (same === whole) finder.came(member, sender, number, slot);
      else {
        const age = (lastSaid[sender] as number) - number;
        const hasEnd = bytes[at + whole - 1] === MARK;
        if (age >= window && hasEnd) finder.came(member, sender, number, slot); // forgotten: all have it
        const isOwn = !hasEnd || same >= headBytes + OWN_BYTES;
        if (age >= 0 && age < window && isOwn) finder.tore(member, sender, number, slot);
      }
      at += same;
    }
  }

  /** Whether a payload begins at this mark, by its first bytes; it sets whose it is. */
  #readHead(bytes: Uint8Array, mark: number): boolean {
    const { memberDigits, numberDigits } = this.payloads;
    let at = mark + 1;
    let sender = 0;
    for (const end = at + memberDigits; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (!(digit >= 0 && digit <= 9)) return false;
      sender = sender * 10 + digit;
    }
    if (bytes[at++] !== DOT) return false;
    let number = 0;
    for (const end = at + numberDigits; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (!(digit >= 0 && digit <= 9)) return false;
      number = number * 10 + digit;
    }
    this.#sender = sender - 1;
    this.#number = number;
    return bytes[at] === DOT && sender >= 1 && sender <= this.members;
  }
}
