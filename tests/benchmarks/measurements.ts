/**
 * Measurements made up for tests.
 *
 * @module
 */
import type { FanOutLoad, FanOutMeasurement } from "../../benchmarks/fan_out.ts";
import type { FanOutFigures, Figures } from "../../benchmarks/figures.ts";
import type { Load, Measurement } from "../../benchmarks/measurement.ts";
import type { Held, MemoryMeasurement } from "../../benchmarks/memory.ts";

/** One round of one peer: so many replies a second, at this p99. */
export function measured(
  load: Load,
  peer: string,
  round: number,
  perSecond: number,
  p99Us: number,
  more: Partial<Figures> = {},
): Measurement {
  const { transport, connections } = load;
  return {
    ...{ transport, connections, round, peer, connected: connections },
    ...{ replies: perSecond, errors: 0, lost: 0, wrong: 0, seconds: 1, perSecond, firstMs: 5 },
    ...{ p50Us: p99Us / 4, p90Us: p99Us / 2, p99Us, maxUs: p99Us * 2 },
    ...more,
  };
}

/** Rounds of one peer, from 1 on. */
export function rounds(load: Load, peer: string, ...of: [perSecond: number, p99Us: number][]) {
  return of.map(([perSecond, p99Us], i) => measured(load, peer, i + 1, perSecond, p99Us));
}

/** One round of one server whose memory was looked at. */
export function held(peer: string, round: number, more: Partial<Held> = {}): MemoryMeasurement {
  return {
    ...{ connections: 10_000, round, peer, idleKb: 46_000, idleThreads: 7 },
    ...{ heldKb: 146_000, heldThreads: 7, answered: 10_000, errors: 0, wrong: 0 },
    ...more,
  };
}

/** One round of one chat room: so many deliveries a second, at this p99. */
export function fannedOut(
  { members, window }: FanOutLoad,
  peer: string,
  round: number,
  perSecond: number,
  p99Us: number,
  more: Partial<FanOutFigures> = {},
): FanOutMeasurement {
  return {
    ...{ members, window, round, peer, joined: members, deliveries: perSecond, errors: 0 },
    ...{ lost: 0, doubled: 0, reordered: 0, torn: 0, echoed: 0 },
    ...{ seconds: 1, perSecond, firstMs: 5 },
    ...{ p50Us: p99Us / 4, p90Us: p99Us / 2, p99Us, maxUs: p99Us * 2 },
    ...more,
  };
}

/** Rounds of one chat room, from 1 on. */
export function talks(load: FanOutLoad, peer: string, ...of: [perSecond: number, p99Us: number][]) {
  return of.map(([perSecond, p99Us], i) => fannedOut(load, peer, i + 1, perSecond, p99Us));
}
