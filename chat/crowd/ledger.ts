/**
 * Who has received which line: of each pair of a member and a sender the next number that is due, so that a
 * line lost, doubled, torn, or overtaken by a later one of the same sender is found out at once or at the end.
 *
 * @module
 */
import type { CrowdReport, FirstFault } from "../../wire/crowd_report.ts";
import { Latencies } from "../../wire/latencies.ts";

/** How a line came that came before an earlier one. */
type Early = Map<number, "whole" | "torn">;

/** What the ledger adds up to. */
export type Sums = Pick<
  CrowdReport,
  "said" | "due" | "delivered" | "lost" | "doubled" | "torn" | "reordered" | "returned"
>;

/** The book of all members. Members and senders count from 0, lines from 1; times are performance.now(), in ms. */
export class Ledger {
  readonly latencies = new Latencies();
  /** The last line that each sender has said; what each member still waits for comes after `#next`. */
  readonly lastSaid: Uint32Array;
  /** Deliveries of whatever kind so far: as long as it rises, there is progress. */
  moves = 0;
  delivered = 0;
  firstSaidAt = 0;
  lastCameAt = 0;
  /** The time of what is being read. */
  now = 0;
  firstFault: FirstFault | undefined;
  readonly #next: Uint32Array;
  readonly #early = new Map<number, Early>();
  readonly #saidAt: Float64Array;
  /** By slot: how many members do not have the line yet. */
  readonly #missing: Int32Array;
  readonly #gone: Uint8Array;
  #joined: readonly number[] = [];
  #present = 0;
  #said = 0;
  #doubled = 0;
  #torn = 0;
  #reordered = 0;
  #returned = 0;

  /**
   * @param slotOf where a line's time and its missing members are kept.
   * @param everybodyHas called when no member waits for the line any more.
   */
  constructor(
    private readonly members: number,
    private readonly window: number,
    private readonly slotOf: (sender: number, number: number) => number,
    private readonly everybodyHas: (sender: number, number: number) => void,
  ) {
    this.lastSaid = new Uint32Array(members);
    this.#next = new Uint32Array(members * members).fill(1);
    this.#saidAt = new Float64Array(members * window);
    this.#missing = new Int32Array(members * window);
    this.#gone = new Uint8Array(members).fill(1);
  }

  /** From now on lines are said, and due at these members. */
  begin(joined: readonly number[]): void {
    this.#joined = joined;
    this.#present = joined.length;
    for (const member of joined) this.#gone[member] = 0;
  }

  /** A line is being said. */
  said(sender: number, number: number): void {
    const slot = this.slotOf(sender, number);
    const now = performance.now();
    if (this.#said++ === 0) this.firstSaidAt = this.lastCameAt = now;
    this.lastSaid[sender] = number;
    this.#saidAt[slot] = now;
    this.#missing[slot] = this.#present - (this.#gone[sender] ? 0 : 1);
  }

  /** A line came to a member, whole. */
  came(member: number, sender: number, number: number, slot: number): void {
    if (this.#gone[member]) return; // it never joined: nothing is due there
    if (member === sender) return this.#cameBack(member, number);
    const pair = member * this.members + sender;
    const next = this.#next[pair] as number;
    if (number < next || this.#early.get(pair)?.has(number)) {
      this.#doubled++;
      return this.#fault("doubled", member, sender, number);
    }
    this.latencies.record(Math.max(0, this.now - (this.#saidAt[slot] as number)));
    if (number === next) {
      this.delivered++;
      this.#next[pair] = number + 1;
      if (this.#early.size > 0) this.#catchUp(pair);
    } else this.#setAside(pair, number, "whole");
    this.#moved(sender, number, slot);
  }

  /** Of a line the beginning came to a member, and then something else. */
  tore(member: number, sender: number, number: number, slot: number): void {
    if (this.#gone[member] || member === sender) return;
    const pair = member * this.members + sender;
    const next = this.#next[pair] as number;
    if (number < next || this.#early.get(pair)?.has(number)) return; // a piece of what came whole
    this.#torn++;
    this.#fault("torn", member, sender, number);
    if (number === next) {
      this.#next[pair] = number + 1;
      this.#catchUp(pair);
    } else this.#setAside(pair, number, "torn");
    this.#moved(sender, number, slot);
  }

  /** A member's connection has ended: nobody waits for it any more. What it did not receive is lost. */
  left(member: number): void {
    if (this.#gone[member]) return;
    this.#gone[member] = 1;
    this.#present--;
    for (const sender of this.#joined) {
      const last = this.lastSaid[sender] as number;
      if (sender === member) continue;
      for (let n = Math.max(1, last - this.window + 1); n <= last; n++) {
        if (this.#has(member * this.members + sender, n)) continue;
        this.#oneLess(sender, n, this.slotOf(sender, n));
      }
    }
  }

  /** Everything, when no more is awaited: what has not come is lost. */
  sums(): Sums {
    const due = this.#said * Math.max(this.#joined.length - 1, 0);
    // What was set aside came in its order after all, if what it overtook never came.
    let delivered = this.delivered;
    for (const early of this.#early.values()) {
      for (const how of early.values()) if (how === "whole") delivered++;
    }
    const [torn, reordered] = [this.#torn, this.#reordered];
    const lost = due - delivered - torn - reordered;
    if (lost > 0 && !this.firstFault) this.#findLost();
    const [doubled, returned] = [this.#doubled, this.#returned];
    return { said: this.#said, due, delivered, lost, doubled, torn, reordered, returned };
  }

  #cameBack(member: number, number: number): void {
    this.#returned++;
    this.#fault("returned", member, member, number);
  }

  #has(pair: number, number: number): boolean {
    return number < (this.#next[pair] as number) || (this.#early.get(pair)?.has(number) ?? false);
  }

  #setAside(pair: number, number: number, how: "whole" | "torn"): void {
    const early = this.#early.get(pair) ?? new Map();
    this.#early.set(pair, early.set(number, how));
  }

  /** The gap is filled: what was set aside had come before an earlier line, and that is certain now. */
  #catchUp(pair: number): void {
    const early = this.#early.get(pair);
    if (!early) return;
    let next = this.#next[pair] as number;
    for (let how; (how = early.get(next)) !== undefined; next++) {
      early.delete(next);
      if (how === "torn") continue;
      this.#reordered++;
      const member = Math.floor(pair / this.members);
      this.#fault("reordered", member, pair % this.members, next);
    }
    this.#next[pair] = next;
    if (early.size === 0) this.#early.delete(pair);
  }

  #moved(sender: number, number: number, slot: number): void {
    this.moves++;
    this.lastCameAt = this.now;
    this.#oneLess(sender, number, slot);
  }

  #oneLess(sender: number, number: number, slot: number): void {
    const missing = (this.#missing[slot] as number) - 1;
    this.#missing[slot] = missing;
    if (missing === 0) this.everybodyHas(sender, number);
  }

  #findLost(): void {
    for (const sender of this.#joined) {
      for (const member of this.#joined) {
        const next = this.#next[member * this.members + sender] as number;
        if (member === sender || next > (this.lastSaid[sender] as number)) continue;
        return this.#fault("lost", member, sender, next);
      }
    }
  }

  #fault(kind: FirstFault["kind"], member: number, sender: number, line: number): void {
    this.firstFault ??= { kind, sender: sender + 1, line, member: member + 1 };
  }
}
