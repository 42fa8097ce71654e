/**
 * A program's command line, its holes filled.
 *
 * @module
 */
import { type Address, bareHost } from "../wire/address.ts";

/** What tells a bundled chat-peer whom to call. */
const PEER = "--peer";

/**
 * Fills `{host}` and `{port}` with where the program listens or whom it calls, and appends what else it is told.
 * `--peer HOST:PORT` fills `{peer}`, `{peerHost}` and `{peerPort}` instead, where the command line has one of them.
 */
export function commandLine(
  argv: readonly string[],
  at: Address,
  extra: readonly string[],
): readonly string[] {
  const told = extra[0] === PEER ? extra[1] : undefined;
  const hasPeerHole = argv.some((word) => /\{peer(Host|Port)?\}/.test(word));
  const [, peerHost = "", peerPort = ""] = hasPeerHole && /^(.*):(\d+)$/.exec(told ?? "") || [];
  const holes: Readonly<Record<string, string>> = {
    host: at.host,
    port: `${at.port}`,
    ...(peerPort && { peer: told ?? "", peerHost: bareHost(peerHost), peerPort }),
  };
  const filled = argv.map((word) =>
    word.replace(/\{(\w+)\}/g, (hole, name: string) => holes[name] ?? hole)
  );
  return [...filled, ...(peerPort ? extra.slice(2) : extra)];
}
