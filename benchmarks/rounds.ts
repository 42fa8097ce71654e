/**
 * Rounds: in each, every peer once, so that what drifts (heat, other programs) meets all of them alike.
 *
 * @module
 */
import type { Ground } from "./child.ts";
import { type FanOutLoad, type FanOutMeasurement, measureFanOut } from "./fan_out.ts";
import { measure, type Nothing } from "./measure.ts";
import type { Load, Measurement, Turn } from "./measurement.ts";
import { measureMemory, type MemoryMeasurement } from "./memory.ts";
import type { Options } from "./options.ts";
import type { Peer } from "./peers.ts";

/** Called when a turn begins: the how-manieth of how many, and whose. */
export type Announce = (nth: number, of: number, peer: Peer) => void;

/** Memory is steadier than speed: so many rounds are enough. */
const MEMORY_ROUNDS = 3;

/** Those of the peers that are measured under this load. */
export function peersUnder(load: Load, peers: readonly Peer[]): readonly Peer[] {
  return peers.filter(({ serves, most = Infinity }) =>
    serves === load.transport && load.connections <= most
  );
}

/**
 * Who is measured when, round after round. Each round begins with another peer, so that none always comes
 * first, or always after the same one.
 */
export function turnsOf(peers: readonly Peer[], rounds: number): { round: number; peer: Peer }[] {
  return Array.from({ length: rounds }, (_, i) => {
    const from = i % Math.max(1, peers.length);
    const rotated = [...peers.slice(from), ...peers.slice(0, from)];
    return rotated.map((peer) => ({ round: i + 1, peer }));
  }).flat();
}

/** All rounds of one load, or as many as an interruption leaves. */
export async function measureLoad(
  load: Load,
  { peers, rounds, seconds }: Options,
  ground: Ground,
  announce: Announce,
): Promise<Measurement[]> {
  const results = await takeTurns(
    peersUnder(load, peers),
    rounds,
    ground,
    announce,
    (peer) => measure(peer, load, seconds, ground),
  );
  return results.map((result) => ({ ...load, ...result }));
}

/** All rounds of the measurement of memory, or as many as an interruption leaves. */
export async function measureAllMemory(
  { peers, rounds, hold: connections }: Options,
  ground: Ground,
  announce: Announce,
): Promise<MemoryMeasurement[]> {
  if (connections === 0) return [];
  const results = await takeTurns(
    peersUnder({ transport: "tcp", connections }, peers),
    Math.min(rounds, MEMORY_ROUNDS),
    ground,
    announce,
    (peer) => measureMemory(peer, connections, ground),
  );
  return results.map((result) => ({ connections, ...result }));
}

/** All rounds of one load on chat rooms, or as many as an interruption leaves. */
export async function measureRooms(
  load: FanOutLoad,
  { peers, rounds, seconds }: Options,
  ground: Ground,
  announce: Announce,
): Promise<FanOutMeasurement[]> {
  const results = await takeTurns(
    peers.filter(({ serves }) => serves === "room"),
    rounds,
    ground,
    announce,
    (peer) => measureFanOut(peer, load, seconds, ground),
  );
  return results.map((result) => ({ ...load, ...result }));
}

/** A peer that gave no result at all is not asked again: waiting in vain takes minutes. */
async function takeTurns<Result extends object>(
  peers: readonly Peer[],
  rounds: number,
  { stopping }: Ground,
  announce: Announce,
  act: (peer: Peer) => Promise<Result | Nothing>,
): Promise<(Turn & (Result | Nothing))[]> {
  const results: (Turn & (Result | Nothing))[] = [];
  const gaveUp = new Set<Peer>();
  const turns = turnsOf(peers, rounds);
  for (const [i, { round, peer }] of turns.entries()) {
    if (gaveUp.has(peer)) continue;
    announce(i + 1, turns.length, peer);
    const result = await act(peer);
    if (stopping.aborted) break; // it was ended half-way
    if ("failed" in result) gaveUp.add(peer);
    results.push({ round, peer: peer.name, ...result });
  }
  return results;
}
