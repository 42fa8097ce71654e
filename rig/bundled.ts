/**
 * The lab's own programs, one for each part.
 *
 * @module
 */
import type { Part, Program } from "../core/observation.ts";
import { SINGLE } from "../wire/typed.ts";
import { type Script, type ScriptName, scripts, workerPermissions } from "./scripts.ts";

/** The project's folder; in a binary its files are what is embedded. */
export const ROOT = new URL("..", import.meta.url);

/** Where programs start: from there the command lines of the lab's own work. A binary's work anywhere. */
export const WORKPLACE: string | URL = Deno.build.standalone ? Deno.cwd() : ROOT;

/** How the command line of a bundled program begins: Deno, or the binary, which contains them all. */
const RUNNER = Deno.build.standalone ? SINGLE : "deno";

/** A program that was handed in may be for Deno, which a binary does not contain; and it is none of the lab's own. */
const SUBMITTED_RUNNER = Deno.build.standalone ? undefined : "deno";

/** The same command line with the file that its first word stands for, whatever lies on PATH. */
export function runnable(
  [first = "", ...rest]: readonly string[],
  origin: Program["origin"],
): readonly string[] {
  const isOurs = first === (origin === "bundled" ? RUNNER : SUBMITTED_RUNNER);
  return [isOurs ? Deno.execPath() : first, ...rest];
}

function bundled(script: ScriptName, name: string, ...flags: readonly string[]): Program {
  return { name, argv: [...begin(script), ...flags], origin: "bundled" };
}

function begin(name: ScriptName): readonly string[] {
  if (Deno.build.standalone) return [RUNNER, name];
  const script: Script = scripts[name];
  return [RUNNER, "run", ...script.permissions, ...workerPermissions(script), script.path];
}

/** Where a program listens, or whom it calls. */
const AT = ["--host", "{host}", "--port", "{port}"];

/** A UDP client gives up sooner than by default: a play waits for that at every silence. */
const UDP_TIMEOUT_MS = 250;

/** The bundled programs. */
export const bundledPrograms: Readonly<Record<Part, Program>> = {
  "tcp-server": bundled("tcp-server", "tcp-server", ...AT, "--log"),
  "tcp-client": bundled("tcp-client", "tcp-client", ...AT),
  "udp-server": bundled("udp-server", "udp-server", ...AT, "--log"),
  "udp-client": bundled("udp-client", "udp-client", ...AT, "--timeout", `${UDP_TIMEOUT_MS}`),
  "threaded-server": bundled("threaded-server", "threaded-server", ...AT, "--log"),
  "chat-server": bundled("chat-room", "chat-room", ...AT, "--flood", "0"),
  "chat-client": bundled("chat-join", "chat-join", ...AT),
  "chat-peer": bundled("chat-peer", "chat-peer", "--me", "{host}:{port}"),
  "stranger": bundled("stranger", "stranger", ...AT),
  "line-client": bundled("tcp-client", "line-client", ...AT),
  "crashing-client": bundled("crashing-client", "crashing-client", ...AT),
  "deaf-client": bundled("deaf-client", "deaf-client", ...AT),
  "crowd": bundled("chat-crowd", "crowd", ...AT, "--json"),
  "swarm": bundled("swarm", "swarm", ...AT, "--json"),
  "model-server": bundled("threaded-server", "model-server", ...AT, "--log"),
};
