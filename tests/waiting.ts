/**
 * Waiting for a named thing, with a deadline.
 *
 * @module
 */
import { IS_OLD_DENO } from "../wire/old_deno.ts";

/** Before 2.9 a timer wakes whoever waits for a lock, at 4 ms or more a turn: thousands of turns take a minute. */
const DEADLINE_MS = IS_OLD_DENO ? 300_000 : 60_000;

/** For what a contract says takes 2 s at most, on a machine of its own; here others take their share. */
export const SOON_MS = 10_000;

/** The promise's value. Its timer also keeps an event loop alive in which only `Atomics.waitAsync` waits. */
export async function within<T>(what: string, promise: Promise<T>, ms = DEADLINE_MS): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no ${what} within ${ms} ms`)), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Looks again and again, for what nobody announces, until `look` finds something. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined>,
  ms = DEADLINE_MS,
): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`no ${what} within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A test that needs no permission, and may wait for somebody who never comes. */
export function pureTest(name: string, act: () => Promise<void>): void {
  Deno.test(name, { permissions: "none" }, () => within("end of the test", act()));
}
