/**
 * The programs of the lab that stand for themselves: each is a script, and a subcommand and a binary of the
 * same name.
 *
 * @module
 */
import { RESET_PERMISSIONS } from "../wire/reset.ts";

/** One of them. */
export interface Script {
  readonly path: string;
  /** What it needs in a play, as flags of `deno run` and of `deno compile`. */
  readonly permissions: readonly string[];
  /** What some of its flags need besides, when a person starts it. */
  readonly byHand?: readonly string[];
  /** The module of its Web Workers. `deno run` lets it be read with its room; a binary contains it. */
  readonly worker?: string;
}

const NET = ["--allow-net"];
const INTERFACES = "--allow-sys=networkInterfaces";
const READ_FILES = "--allow-read=.,/tmp";

/** The scripts, by name. */
export const scripts = {
  "tcp-server": { path: "servers/tcp_server.ts", permissions: NET },
  "threaded-server": {
    path: "servers/threaded_server.ts",
    permissions: NET,
    worker: "servers/threads/worker.ts",
  },
  "tcp-client": { path: "clients/tcp_client.ts", permissions: NET },
  "swarm": { path: "clients/swarm.ts", permissions: NET, worker: "clients/swarm/worker.ts" },
  "udp-server": { path: "servers/udp_server.ts", permissions: NET },
  "udp-client": { path: "clients/udp_client.ts", permissions: NET },
  "chat-peer": { path: "chat/peer.ts", permissions: NET, byHand: [INTERFACES] },
  "chat-room": {
    path: "chat/room.ts",
    permissions: NET,
    byHand: [INTERFACES, READ_FILES, "--allow-write=.,/tmp"],
  },
  "chat-join": { path: "chat/join.ts", permissions: NET, byHand: [READ_FILES] },
  "chat-crowd": { path: "chat/crowd.ts", permissions: NET },
  "stranger": { path: "servers/stranger.ts", permissions: NET },
  "crashing-client": {
    path: "clients/crashing_client.ts",
    permissions: [...NET, ...RESET_PERMISSIONS],
  },
  "deaf-client": { path: "clients/deaf_client.ts", permissions: NET },
} as const satisfies Record<string, Script>;

/** The name of a script. */
export type ScriptName = keyof typeof scripts;

/** What `deno run` needs besides, so that the workers can read their own modules: their room, and `wire/`. */
export function workerPermissions({ worker }: Script): readonly string[] {
  return worker === undefined ? [] : [`--allow-read=${worker.split("/")[0]},wire`];
}

/** All that a person who starts it may ask of it needs. */
export function neededByHand(name: ScriptName): readonly string[] {
  const script: Script = scripts[name];
  return [...script.permissions, ...(script.byHand ?? []), ...workerPermissions(script)];
}
