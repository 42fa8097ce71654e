/**
 * How long somebody waits, where a contract bounds it.
 *
 * A contract is for a machine of one's own. In the suite others take their share, so a wait is held against the
 * same wait without what is tested, and the best attempt counts.
 *
 * @module
 */
export const ATTEMPTS = 3;

/** How long it takes, in ms. */
export async function msOf(act: () => Promise<unknown>): Promise<number> {
  const beganAt = performance.now();
  await act();
  return performance.now() - beganAt;
}

/** The wait that 99 of 100 do not exceed. */
export function p99(waits: readonly number[]): number {
  return waits.toSorted((a, b) => a - b)[Math.ceil(0.99 * waits.length) - 1] ?? Infinity;
}
