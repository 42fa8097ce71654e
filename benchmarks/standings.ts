/**
 * What all rounds of one load showed of each peer.
 *
 * @module
 */
import type { Amount, FanOutFigures, Figures } from "./figures.ts";
import { type FanOutLoad, type FanOutMeasurement, isFaultless } from "./fan_out.ts";
import { isGood, type Load, type Measurement, type Turn } from "./measurement.ts";
import { PEERS, PER_CLIENT } from "./peers.ts";
import { type ByRound, paired, type Spread, spread } from "./statistics.ts";

/** One peer under one load: `Its` are the figures of a good round, `One` is what any round may give. */
export interface Standing<
  Its extends Readonly<Record<Amount, number>> = Figures,
  One extends Turn = Measurement,
> {
  readonly peer: string;
  /** The rounds in which it served all of the load, and rightly. */
  readonly rounds: readonly (One & Its)[];
  /** The other rounds: they are told, and enter no median. */
  readonly failures: readonly One[];
}

/** One chat room under one load. */
export type RoomStanding = Standing<FanOutFigures, FanOutMeasurement>;

/** Whatever was measured of a peer in several rounds: how much, and how quickly. */
export type AnyStanding = Standing<Readonly<Record<Amount, number>>, Turn>;

/** Everybody who was measured under this load, in the order of the catalogue. */
export function standings(measurements: readonly Measurement[], load: Load): Standing[] {
  const under = measurements.filter(({ transport, connections }) =>
    transport === load.transport && connections === load.connections
  );
  return byPeer(under, isGood);
}

/** The same of chat rooms. */
export function roomStandings(
  measurements: readonly FanOutMeasurement[],
  load: FanOutLoad,
): RoomStanding[] {
  const under = measurements.filter(({ members, window }) =>
    members === load.members && window === load.window
  );
  return byPeer(under, isFaultless);
}

function byPeer<One extends Turn, Its extends Readonly<Record<Amount, number>>>(
  measurements: readonly One[],
  isRight: (one: One) => one is One & Its,
): Standing<Its, One>[] {
  return [...PEERS, PER_CLIENT].flatMap(({ name: peer }) => {
    const its = measurements.filter((measurement) => measurement.peer === peer);
    if (its.length === 0) return [];
    return [{ peer, rounds: its.filter(isRight), failures: its.filter((one) => !isRight(one)) }];
  });
}

/** A figure over the good rounds; undefined where there was none. */
export function over({ rounds }: AnyStanding, figure: Amount): Spread | undefined {
  return spread(rounds.map((round) => round[figure]));
}

/** A figure of ours over theirs, paired; undefined where no round was good on both sides. */
export function ratio(ours: AnyStanding, theirs: AnyStanding, figure: Amount): Spread | undefined {
  return paired(byRound(ours, figure), byRound(theirs, figure));
}

function byRound({ rounds }: AnyStanding, figure: Amount): ByRound {
  return new Map(rounds.map((measurement) => [measurement.round, measurement[figure]]));
}
