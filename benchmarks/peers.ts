/**
 * The servers that are measured: the project's own, and those of other houses in `peers/`.
 *
 * @module
 */
import { UsageError } from "../wire/flags.ts";
import { visible } from "../wire/visible.ts";
import type { Tools } from "./tools.ts";

/** One server. */
export interface Peer {
  readonly name: string;
  /** Lines in capitals, over TCP or over UDP; or a chat room, over TCP. */
  readonly serves: "tcp" | "udp" | "room";
  /** One of this project's own. */
  readonly ours?: true;
  /** What runs it. */
  readonly by: "deno" | "cc" | "python3" | "node";
  /** What is run: a script from the project's folder, or a program that was built. */
  readonly program: readonly string[];
  /** With more connections it is not measured. */
  readonly most?: number;
}

const SERVER = ["--allow-net", "--allow-read=servers,wire", "servers/threaded_server.ts"];
/** `--flood 0`: one sender is all the load, and may say as much as it likes. */
const ROOM = ["--allow-net", "chat/room.ts"];

/** A worker a client: 18 ms and 7 MB for each of them. */
export const PER_CLIENT: Peer = {
  name: "deno per-client",
  serves: "tcp",
  ours: true,
  by: "deno",
  program: [...SERVER, "--model", "per-client"],
  most: 16,
};

/** The servers, ours first. */
export const PEERS: readonly Peer[] = [
  {
    ...{ name: "deno single", serves: "tcp", ours: true, by: "deno" },
    program: [...SERVER, "--model", "single"],
  },
  {
    ...{ name: "deno pool", serves: "tcp", ours: true, by: "deno" },
    program: [...SERVER, "--model", "pool"],
  },
  { name: "C threads", serves: "tcp", by: "cc", program: ["thread_per_client"] },
  { name: "C epoll", serves: "tcp", by: "cc", program: ["epoll_loop"] },
  {
    ...{ name: "Python threads", serves: "tcp", by: "python3" },
    program: ["benchmarks/peers/threading_server.py"],
  },
  { name: "Node net", serves: "tcp", by: "node", program: ["benchmarks/peers/node_net.mjs"] },
  {
    ...{ name: "deno", serves: "udp", ours: true, by: "deno" },
    program: ["--allow-net", "servers/udp_server.ts"],
  },
  { name: "C", serves: "udp", by: "cc", program: ["udp_loop"] },
  {
    ...{ name: "deno room", serves: "room", ours: true, by: "deno" },
    program: [...ROOM, "--host", "127.0.0.1", "--flood", "0", "--max-clients", "20000"],
  },
  {
    ...{ name: "plain room", serves: "room", by: "deno" },
    program: ["--allow-net", "benchmarks/peers/plain_room.mjs"],
  },
  {
    ...{ name: "Python room", serves: "room", by: "python3" },
    program: ["benchmarks/peers/threading_room.py"],
  },
  { name: "C room", serves: "room", by: "cc", program: ["epoll_room"] },
];

/** Whom the others are compared with. */
export const RIVALS = {
  tcp: ["C threads", "C epoll", "Python threads"],
  udp: ["C"],
  room: ["Python room", "C room"],
} as const;

/** Whether a peer of this name is one of ours. */
export function isOurs(name: string): boolean {
  return [...PEERS, PER_CLIENT].some((peer) => peer.name === name && peer.ours);
}

/** The command line that starts it on a port of the system's choice. */
export function argvOf({ by, ours, program }: Peer, tools: Tools): string[] {
  const [first = "", ...rest] = program;
  const port = ours ? ["--port", "0"] : ["0"];
  switch (by) {
    case "deno":
      return [Deno.execPath(), "run", ...program, ...port];
    case "cc":
      return [`${tools.folder}/${first}`, ...rest, ...port];
    default:
      return [tools[by]?.path ?? by, ...program, ...port];
  }
}

/**
 * The peers of these names, in the order of the catalogue; undefined names all but a worker a client.
 *
 * @throws {UsageError} for a name that is not in the catalogue.
 */
export function chosenPeers(names: readonly string[] | undefined): readonly Peer[] {
  if (names === undefined) return PEERS;
  const all = [...PEERS, PER_CLIENT];
  const isNamed = (name: string) => ({ name: known }: Peer) =>
    known.toLowerCase() === name.toLowerCase();
  for (const name of names) {
    if (all.some(isNamed(name))) continue;
    const known = all.map((peer) => peer.name).join(", ");
    throw new UsageError({
      en: `There is no peer "${visible(name)}". There are: ${known}.`,
      pt: `Não existe o servidor "${visible(name)}". Existem: ${known}.`,
    });
  }
  return all.filter((peer) => names.some((name) => isNamed(name)(peer)));
}
