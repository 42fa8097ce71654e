/**
 * The kernel's counters, watched from a moment on.
 *
 * @module
 */
import type { Counters } from "../core/scenario.ts";
import type { Network } from "./network.ts";
import type { Recorder } from "./recorder.ts";

/** How often counters are read while one is awaited. */
const EVERY_MS = 5;

/** Watches those of these names in the network, from now on. */
export async function watchCounters<R extends string>(
  network: Network,
  names: readonly string[],
  { recorder, signal, withinMs }: {
    readonly recorder: Recorder<R>;
    readonly signal: AbortSignal;
    readonly withinMs: number;
  },
): Promise<Counters> {
  const before = await network.counters();
  const shared = network.kind === "host";
  const risen = async () => {
    const now = await network.counters();
    const rise = (name: string) => (now?.get(name) ?? 0) - (before?.get(name) ?? 0);
    return Object.fromEntries(names.filter((name) => now?.has(name)).map((n) => [n, rise(n)]));
  };
  return {
    async reaches(name, by) {
      if (!before || shared) return false;
      const deadline = performance.now() + withinMs;
      while (((await risen())[name] ?? 0) < by) {
        if (performance.now() > deadline) return false;
        await recorder.watch.until(() => false, EVERY_MS, signal);
      }
      return true;
    },
    async note() {
      const counters = await risen();
      if (Object.keys(counters).length === 0) return;
      recorder.note("kernel", { kind: "receipt", counters, shared });
    },
  };
}
