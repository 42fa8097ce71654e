/**
 * Latencies, counted so that ten million take no more memory than ten.
 *
 * @module
 */
import { Int32Histogram } from "hdr-histogram-js";

/** Lengths of time to a microsecond, or to one part in a hundred. */
export class Latencies {
  readonly #histogram = new Int32Histogram(1, 60_000_000, 2);

  constructor() {
    this.#histogram.autoResize = true;
  }

  record(ms: number): void {
    this.#histogram.recordValue(Math.round(ms * 1000));
  }

  /** The time that `percent` of all did not exceed, in ms; 0 where there are none. */
  percentile(percent: number): number {
    // A bucket is told by its upper end, which may lie above the longest that was measured.
    const us = this.#histogram.getValueAtPercentile(percent);
    return Math.min(us, this.#histogram.maxValue) / 1000;
  }
}
