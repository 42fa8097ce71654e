/**
 * How fast one client may write.
 *
 * @module
 */

const WINDOW_MS = 1_000;
/** A longer line counts as several: it is copied to as many members, and takes as long as they would. */
const LINE_BYTES = 1_024;

/** Counts the lines of a client in fixed windows of a second, each of which begins with its first line. */
export class Flood {
  #since = -Infinity;
  #lines = 0;
  /** A line of this window has had to wait. */
  #isHeld = false;
  #isFlood = false;

  /** @param limit lines a second; 0: as many as come. */
  constructor(private readonly limit: number) {}

  /** Counts a line of so many bytes if it may be taken now; otherwise says in how many ms. 0: it is counted. */
  waitMs(now: number, bytes = 0): number {
    if (this.limit === 0) return 0;
    const leftMs = this.#since + WINDOW_MS - now;
    if (leftMs <= 0) {
      if (!this.#isHeld) this.#isFlood = false;
      this.#isHeld = false;
      this.#since = now;
      this.#lines = 0;
    } else if (this.#lines >= this.limit) {
      this.#isHeld = true;
      return leftMs;
    }
    this.#lines += Math.max(1, Math.ceil(bytes / LINE_BYTES));
    return 0;
  }

  /** Whether a flood begins with the line that has to wait: true once, until a window has passed without one. */
  begins(): boolean {
    const begins = !this.#isFlood;
    this.#isFlood = true;
    return begins;
  }
}
