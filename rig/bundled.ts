/**
 * The lab's own programs, one for each part.
 *
 * @module
 */
import type { Part, Program } from "../core/observation.ts";

/** The folder from which the bundled programs' command lines work. */
export const ROOT = new URL("..", import.meta.url);

function bundled(name: string, script: string, ...flags: readonly string[]): Program {
  return denoProgram(name, ["--allow-net", script], flags);
}

/** A program with Web Workers, which read their own modules. */
function withWorkers(name: string, script: string, ...flags: readonly string[]): Program {
  const [room = ""] = script.split("/");
  return denoProgram(name, ["--allow-net", `--allow-read=${room},wire`, script], flags);
}

function denoProgram(name: string, run: readonly string[], flags: readonly string[]): Program {
  const argv = ["deno", "run", ...run, "--host", "{host}", "--port", "{port}", ...flags];
  return { name, argv, origin: "bundled" };
}

/** A UDP client gives up sooner than by default: a play waits for that at every silence. */
const UDP_TIMEOUT_MS = 250;

/** The bundled programs. */
export const bundledPrograms: Readonly<Record<Part, Program>> = {
  "tcp-server": bundled("tcp-server", "servers/tcp_server.ts", "--log"),
  "tcp-client": bundled("tcp-client", "clients/tcp_client.ts"),
  "udp-server": bundled("udp-server", "servers/udp_server.ts", "--log"),
  "udp-client": bundled("udp-client", "clients/udp_client.ts", "--timeout", `${UDP_TIMEOUT_MS}`),
  "threaded-server": withWorkers("threaded-server", "servers/threaded_server.ts", "--log"),
  "chat-server": bundled("chat-room", "chat/room.ts", "--flood", "0"),
  "chat-client": bundled("chat-join", "chat/join.ts"),
  "chat-peer": {
    name: "chat-peer",
    argv: ["deno", "run", "--allow-net", "chat/peer.ts", "--me", "{host}:{port}"],
    origin: "bundled",
  },
  "stranger": bundled("stranger", "servers/stranger.ts"),
  "line-client": bundled("line-client", "clients/tcp_client.ts"),
  "crashing-client": bundled("crashing-client", "clients/crashing_client.ts"),
  "deaf-client": bundled("deaf-client", "clients/deaf_client.ts"),
  "crowd": bundled("crowd", "chat/crowd.ts", "--json"),
  "swarm": withWorkers("swarm", "clients/swarm.ts", "--json"),
  "model-server": withWorkers("model-server", "servers/threaded_server.ts", "--log"),
};
