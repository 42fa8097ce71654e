/**
 * What a connection costs in memory: a server idle, and with thousands of connections held and served.
 *
 * @module
 */
import { type Usage, usageOf } from "../rig/usage.ts";
import { Child, type Ground } from "./child.ts";
import { type Figures, parseFigures } from "./figures.ts";
import { type Listening, listening, loadArgv, type Nothing } from "./measure.ts";
import type { Turn } from "./measurement.ts";
import { argvOf, type Peer } from "./peers.ts";

/** One server, idle after one client, and with all connections held. */
export interface Held {
  readonly idleKb: number;
  readonly idleThreads: number;
  readonly heldKb: number;
  readonly heldThreads: number;
  /** How many of the held connections answered once more. */
  readonly answered: number;
  readonly errors: number;
  readonly wrong: number;
}

/** One measurement of memory. */
export type MemoryMeasurement =
  & { readonly connections: number }
  & Turn
  & (Held | Nothing);

/** How long one client talks before the idle server is looked at: what it loads lazily is loaded. */
const WARM_UP_S = 0.05;
/** Behind the load generator's own deadline, a minute. */
const ANSWER_MS = 90_000;

/**
 * Looks at a fresh process of the peer, twice. The second time each connection has just been answered: one
 * that only waits in the accept queue would cost the server nothing.
 */
export async function measureMemory(
  peer: Peer,
  connections: number,
  ground: Ground,
): Promise<Held | Nothing> {
  await using child = await Child.start(argvOf(peer, ground.tools), ground);
  const server = await listening(child);
  if ("failed" in server) return server;
  await using first = await Child.start(loadArgv(ground, "tcp", server.port, 1, WARM_UP_S), ground);
  if (await first.line(ANSWER_MS) === undefined) return await gaveUp(first);
  const idle = await takenBy(server);
  return "failed" in idle ? idle : await hold(server, idle, connections, ground);
}

async function hold(
  server: Listening,
  idle: Usage,
  connections: number,
  ground: Ground,
): Promise<Held | Nothing> {
  const argv = [...loadArgv(ground, "tcp", server.port, connections, 1), "--hold"];
  await using load = await Child.start(argv, ground);
  if (await load.line(ANSWER_MS) !== "holding") return await gaveUp(load);
  await load.type("again");
  const [, answered] = /^answered (\d+)$/.exec(await load.line(ANSWER_MS) ?? "") ?? [];
  if (answered === undefined) return await gaveUp(load);
  const held = await takenBy(server);
  if ("failed" in held) return held;
  await load.closeStdin();
  const figures: Figures | undefined = parseFigures(await load.line(ANSWER_MS) ?? "");
  if (figures === undefined) return await gaveUp(load);
  return {
    idleKb: idle.residentBytes / 1024,
    idleThreads: idle.threads,
    heldKb: held.residentBytes / 1024,
    heldThreads: held.threads,
    answered: Number(answered),
    errors: figures.errors,
    wrong: figures.wrong,
  };
}

async function gaveUp(load: Child): Promise<Nothing> {
  return { failed: "load", said: await load.complaint() };
}

async function takenBy({ child }: Listening): Promise<Usage | Nothing> {
  return await usageOf(child.pid) ?? { failed: "server", said: await child.complaint() };
}

/** Every connection was held, and answered. */
export function isServed(one: MemoryMeasurement): one is MemoryMeasurement & Held {
  return !("failed" in one) && one.answered === one.connections && one.errors + one.wrong === 0;
}

/** What each connection adds to the idle process, in KiB. */
export function kbPerConnection({ idleKb, heldKb, connections }: MemoryMeasurement & Held): number {
  return (heldKb - idleKb) / connections;
}
