/**
 * The lab's own programs, one for each part.
 *
 * @module
 */
import type { Part, Program } from "../core/observation.ts";

/** The folder from which the bundled programs' command lines work. */
export const ROOT = new URL("..", import.meta.url);

function bundled(name: string, script: string, ...flags: readonly string[]): Program {
  return {
    name,
    argv: ["deno", "run", "--allow-net", script, "--host", "{host}", "--port", "{port}", ...flags],
    origin: "bundled",
  };
}

/** A UDP client gives up sooner than by default: a play waits for that at every silence. */
const UDP_TIMEOUT_MS = 250;

/** The bundled programs. */
export const bundledPrograms: Readonly<Record<Part, Program>> = {
  "tcp-server": bundled("tcp-server", "servers/tcp_server.ts", "--log"),
  "tcp-client": bundled("tcp-client", "clients/tcp_client.ts"),
  "udp-server": bundled("udp-server", "servers/udp_server.ts", "--log"),
  "udp-client": bundled("udp-client", "clients/udp_client.ts", "--timeout", `${UDP_TIMEOUT_MS}`),
  "stranger": bundled("stranger", "servers/stranger.ts"),
};
