/**
 * One measurement: a fresh server, one load, one result.
 *
 * @module
 */
import { Child, type Ground } from "./child.ts";
import { type Figures, parseFigures } from "./figures.ts";
import type { Load } from "./measurement.ts";
import { argvOf, type Peer } from "./peers.ts";

/** Bytes of a line, its newline included. */
export const LINE_BYTES = 32;

/** How long a server may take until it listens. */
const BANNER_MS = 15_000;
/** A load generator has a deadline of its own, SECONDS and a minute: this is only behind it. */
export const RESULT_MS = 150_000;

/** Why there is nothing: which of the two programs gave up, and its own words. */
export interface Nothing {
  readonly failed: "server" | "load";
  readonly said: string;
}

/** A server that listens. */
export interface Listening {
  readonly child: Child;
  readonly port: number;
}

/** Waits for the first line of a server that was just started. */
export async function listening(child: Child): Promise<Listening | Nothing> {
  const banner = await child.line(BANNER_MS);
  const [, port] = /^listening on 127\.0\.0\.1:(\d+)\b/.exec(banner ?? "") ?? [];
  if (port !== undefined) return { child, port: Number(port) };
  return { failed: "server", said: await child.complaint() || (banner ?? "") };
}

/** The command line of the load generator. */
export function loadArgv(
  { tools }: Ground,
  transport: "tcp" | "udp",
  port: number,
  connections: number,
  seconds: number,
): string[] {
  const numbers = [port, connections, LINE_BYTES, seconds].map(String);
  return [`${tools.folder}/load`, transport, ...numbers];
}

/** Puts a load on a fresh process of the peer. */
export async function measure(
  peer: Peer,
  { transport, connections }: Load,
  seconds: number,
  ground: Ground,
): Promise<Figures | Nothing> {
  await using child = await Child.start(argvOf(peer, ground.tools), ground);
  const server = await listening(child);
  if ("failed" in server) return server;
  const argv = loadArgv(ground, transport, server.port, connections, seconds);
  await using load = await Child.start(argv, ground);
  return parseFigures(await load.line(RESULT_MS) ?? "") ??
    { failed: "load", said: await load.complaint() };
}
