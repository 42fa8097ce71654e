/**
 * What all rounds of one load showed of each peer.
 *
 * @module
 */
import type { Figures } from "./figures.ts";
import { isGood, type Load, type Measurement } from "./measurement.ts";
import { PEERS, PER_CLIENT } from "./peers.ts";
import { type ByRound, paired, type Spread, spread } from "./statistics.ts";

/** One peer under one load. */
export interface Standing {
  readonly peer: string;
  /** The rounds in which it served all of the load, and rightly. */
  readonly rounds: readonly (Measurement & Figures)[];
  /** The other rounds: they are told, and enter no median. */
  readonly failures: readonly Measurement[];
}

/** Everybody who was measured under this load, in the order of the catalogue. */
export function standings(measurements: readonly Measurement[], load: Load): Standing[] {
  const under = measurements.filter(({ transport, connections }) =>
    transport === load.transport && connections === load.connections
  );
  return [...PEERS, PER_CLIENT].flatMap(({ name: peer }) => {
    const its = under.filter((measurement) => measurement.peer === peer);
    if (its.length === 0) return [];
    return [{ peer, rounds: its.filter(isGood), failures: its.filter((one) => !isGood(one)) }];
  });
}

/** A figure over the good rounds; undefined where there was none. */
export function over({ rounds }: Standing, figure: keyof Figures): Spread | undefined {
  return spread(rounds.map((round) => round[figure]));
}

/** A figure of ours over theirs, paired; undefined where no round was good on both sides. */
export function ratio(ours: Standing, theirs: Standing, figure: keyof Figures): Spread | undefined {
  return paired(byRound(ours, figure), byRound(theirs, figure));
}

function byRound({ rounds }: Standing, figure: keyof Figures): ByRound {
  return new Map(rounds.map((measurement) => [measurement.round, measurement[figure]]));
}
