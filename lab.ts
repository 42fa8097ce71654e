/**
 * The command line of the lab: `lab.ts run [QUESTION...]`, `report`, `grade` and the rest. Compiled, it is
 * `socketlab`, the one binary that holds every program of the lab.
 *
 * @module
 */
import { enter, PLAYS, type Subcommand, type Subcommands } from "./commands/subcommands.ts";
import { neededByHand, type ScriptName } from "./rig/scripts.ts";

const HERE = ["--allow-read=.,/tmp", "--allow-write=.,/tmp"];
const EXAMINES = [
  ...["--allow-run", "--allow-env", "--allow-net"],
  "--allow-sys=networkInterfaces,hostname,osRelease",
];
const ANYWHERE = ["--allow-read", "--allow-write"];

function lab(load: Subcommand["load"], ...permissions: readonly string[]): Subcommand {
  return { group: "lab", load, permissions };
}

/** Every word that can come first, and what it stands for. */
export const subcommands: Subcommands = {
  run: lab(() => import("./commands/run.ts"), ...PLAYS),
  report: lab(() => import("./commands/report.ts"), ...PLAYS, ...HERE),
  replay: lab(() => import("./commands/replay.ts"), "--allow-env", "--allow-read=.,/tmp"),
  grade: lab(() => import("./commands/grade.ts"), ...PLAYS, ...ANYWHERE),
  export: lab(() => import("./commands/export.ts"), "--allow-env", ...ANYWHERE),
  doctor: lab(() => import("./commands/doctor.ts"), ...EXAMINES),
  flaky: lab(() => import("./commands/flaky.ts"), ...PLAYS),
  ...programs({
    "tcp-server": () => import("./servers/tcp_server.ts"),
    "tcp-client": () => import("./clients/tcp_client.ts"),
    "udp-server": () => import("./servers/udp_server.ts"),
    "udp-client": () => import("./clients/udp_client.ts"),
    "threaded-server": () => import("./servers/threaded_server.ts"),
    "swarm": () => import("./clients/swarm.ts"),
    "chat-peer": () => import("./chat/peer.ts"),
    "chat-room": () => import("./chat/room.ts"),
    "chat-join": () => import("./chat/join.ts"),
    "chat-crowd": () => import("./chat/crowd.ts"),
    "stranger": () => import("./servers/stranger.ts"),
    "crashing-client": () => import("./clients/crashing_client.ts"),
    "deaf-client": () => import("./clients/deaf_client.ts"),
  }),
  completions: {
    group: "itself",
    load: async () => (await import("./commands/completions.ts")).completionsOf(subcommands),
    permissions: [],
  },
  man: {
    group: "itself",
    load: async () => (await import("./commands/man.ts")).manOf(subcommands),
    permissions: [],
  },
};

function programs(loads: Readonly<Record<ScriptName, Subcommand["load"]>>): Subcommands {
  return Object.fromEntries(
    Object.entries(loads).map(([name, load]) => [
      name,
      { group: "program", load, permissions: neededByHand(name as ScriptName) },
    ]),
  );
}

if (import.meta.main) await enter(subcommands, Deno.args);
