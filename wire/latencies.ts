/**
 * Latencies, counted so that ten million take no more memory than ten.
 *
 * A map and nothing else: with hdr-histogram-js, which was here before, a process that measures took 71 ms of
 * processor time to start, and without it 24 (medians of 9, interleaved); each worker paid once more.
 *
 * @module
 */

/** How often each length of time was measured, in µs. */
export type Counted = readonly (readonly [us: number, count: number])[];

/** Lengths of time in whole µs, from 1 ms on to three digits: at most 0.5 % off. */
export class Latencies {
  readonly #counts = new Map<number, number>();

  record(ms: number): void {
    this.#add(Math.round(ms * 1000), 1);
  }

  /** Adds what another has counted. */
  add(counted: Counted): void {
    for (const [us, count] of counted) this.#add(us, count);
  }

  /** The time that `percent` of all did not exceed, in ms; 0 where there are none. */
  percentile(percent: number): number {
    const counted = this.counted();
    const all = counted.reduce((sum, [, count]) => sum + count, 0);
    const rank = Math.max(1, Math.ceil(all * percent / 100));
    let seen = 0;
    const at = counted.find(([, count]) => (seen += count) >= rank);
    return (at?.[0] ?? 0) / 1000;
  }

  /** Each length that was measured, the shortest first. */
  counted(): Counted {
    return [...this.#counts].sort(([a], [b]) => a - b);
  }

  #add(us: number, count: number): void {
    let step = 1;
    while (us >= 1000 * step) step *= 10;
    const rounded = Math.round(us / step) * step;
    this.#counts.set(rounded, (this.#counts.get(rounded) ?? 0) + count);
  }
}
