/**
 * Latencies, counted so that ten million take no more memory than ten.
 *
 * @module
 */
import { Int32Histogram } from "hdr-histogram-js";
import type { Counted } from "./messages.ts";

/**
 * Lengths of time to a microsecond, or to one part in a thousand. Adding one costs 0.05 us; the histogram
 * takes some 90 KB, but its package 7 MB and 13 ms of each worker (measured on the lab's 2 cores).
 */
export class Latencies {
  readonly #histogram = new Int32Histogram(1, 60_000_000, 3);

  constructor() {
    this.#histogram.autoResize = true;
  }

  record(ms: number): void {
    this.#histogram.recordValue(Math.round(ms * 1000));
  }

  /** Adds what another has counted. */
  add(counted: Counted): void {
    for (const [us, count] of counted) this.#histogram.recordValueWithCount(us, count);
  }

  /** The time that `percent` of all did not exceed, in ms; 0 where there are none. */
  percentile(percent: number): number {
    // A bucket is told by its upper end, which may lie above the longest that was measured.
    const us = this.#histogram.getValueAtPercentile(percent);
    return Math.min(us, this.#histogram.maxValue) / 1000;
  }

  /** Each length that was measured, the shortest first. */
  counted(): Counted {
    const counted: [number, number][] = [];
    const values = this.#histogram.recordedValuesIterator;
    values.reset();
    while (values.hasNext()) {
      const { valueIteratedTo, countAtValueIteratedTo } = values.next();
      counted.push([Math.min(valueIteratedTo, this.#histogram.maxValue), countAtValueIteratedTo]);
    }
    return counted;
  }
}
