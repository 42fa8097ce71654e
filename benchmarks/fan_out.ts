/**
 * One line to everybody in a chat room: one sender, many members, and what becomes of the lines between them.
 *
 * @module
 */
import { Child, type Ground } from "./child.ts";
import { type FanOutFigures, parseFanOut } from "./figures.ts";
import { LINE_BYTES, listening, type Nothing, RESULT_MS } from "./measure.ts";
import type { Turn } from "./measurement.ts";
import { argvOf, type Peer } from "./peers.ts";

/** How much is asked of a chat room. */
export interface FanOutLoad {
  /** Who listen; the one who talks is one more. */
  readonly members: number;
  /** Lines that are not yet heard by all, at most. */
  readonly window: number;
}

/** Under which load, whose turn, and what came of it. */
export type FanOutMeasurement = FanOutLoad & Turn & (FanOutFigures | Nothing);

/** Whether each member heard each line, once and in order, and the sender none. */
export function isFaultless(one: FanOutMeasurement): one is FanOutMeasurement & FanOutFigures {
  if ("failed" in one) return false;
  const faults = [one.errors, one.lost, one.doubled, one.reordered, one.torn, one.echoed];
  return one.joined === one.members && faults.every((count) => count === 0);
}

/** Lets one sender talk to a fresh process of the peer. */
export async function measureFanOut(
  peer: Peer,
  { members, window }: FanOutLoad,
  seconds: number,
  ground: Ground,
): Promise<FanOutFigures | Nothing> {
  await using child = await Child.start(argvOf(peer, ground.tools), ground);
  const server = await listening(child);
  if ("failed" in server) return server;
  const numbers = [server.port, members, LINE_BYTES, window, seconds].map(String);
  const argv = [`${ground.tools.folder}/fan_out`, ...numbers];
  await using load = await Child.start(argv, ground);
  return parseFanOut(await load.line(RESULT_MS) ?? "") ??
    { failed: "load", said: await load.complaint() };
}
