/**
 * The timeline while it grows.
 *
 * @module
 */
import type { Fact, Observation, Who } from "../core/observation.ts";
import { Watch } from "./watch.ts";

/** Gives each fact its place and its time, and wakes whoever waits for it. */
export class Recorder<R extends string> {
  readonly timeline: Observation<R>[] = [];
  /** Changes with each fact, and with each output that is not yet a line. */
  readonly watch = new Watch();
  readonly #began = performance.now();

  constructor(private readonly onObservation: (observation: Observation<R>) => void = () => {}) {}

  /** Since the play began, in whole ms. */
  get ms(): number {
    return Math.round(performance.now() - this.#began);
  }

  /** A moment of the system's clock, in ms since 1970, as ms of the play with three decimals. */
  msAt(epochMs: number): number {
    return Number((epochMs - performance.timeOrigin - this.#began).toFixed(3));
  }

  note(who: Who<R>, fact: Fact): void {
    const observation = { seq: this.timeline.length + 1, ms: this.ms, who, ...fact };
    this.timeline.push(observation);
    this.onObservation(observation);
    this.watch.changed();
  }
}
