/**
 * Timelines written by hand.
 *
 * @module
 */
import type { Fact, Observation, Who } from "../core/observation.ts";

/** Facts as observations, 10 ms apart. */
export function timelineOf<R extends string = string>(
  ...facts: readonly (readonly [who: Who<R>, fact: Fact])[]
): Observation<R>[] {
  return facts.map(([who, fact], i) => ({ seq: i + 1, ms: i * 10, who, ...fact }));
}
