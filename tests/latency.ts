/**
 * How long somebody waits, where a contract bounds it.
 *
 * A contract is for a machine of one's own. In the suite others take their share, so a wait is held against the
 * same wait without what is tested, and the best attempt counts.
 *
 * @module
 */
import { assertLess } from "@std/assert";

const ATTEMPTS = 3;

/** Waits in ms, taken in turn: of somebody among those who are tested, and of somebody alone. */
export interface Waits {
  readonly among: number[];
  readonly alone: number[];
}

/** How long it takes, in ms. */
export async function msOf(act: () => Promise<unknown>): Promise<number> {
  const beganAt = performance.now();
  await act();
  return performance.now() - beganAt;
}

/** Asserts that 99 of 100 waits among others last less than `mostMs`, or than so many times those alone. */
export async function assertShort(
  mostMs: number,
  times: number,
  attempt: () => Promise<Waits>,
): Promise<void> {
  let best = { among: Infinity, alone: 0 };
  for (let i = 0; i < ATTEMPTS && best.among >= mostMs; i++) {
    const waits = await attempt();
    const next = { among: p99(waits.among), alone: p99(waits.alone) };
    if (next.among < best.among) best = next;
  }
  assertLess(best.among, Math.max(mostMs, times * best.alone));
}

/** The wait that 99 of 100 do not exceed. */
function p99(waits: readonly number[]): number {
  return waits.toSorted((a, b) => a - b)[Math.ceil(0.99 * waits.length) - 1] ?? Infinity;
}
