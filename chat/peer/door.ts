/**
 * Where the other side can call, and nobody else.
 *
 * @module
 */
import { createServer, type Server, type Socket } from "node:net";
import { type Address, formatAddress } from "../../wire/address.ts";
import { isLoopback, sameAddress } from "../../wire/ip.ts";
import { SocketFailure } from "../../wire/socket_error.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { closeHalfAtEnd } from "./old_deno.ts";
import { perhapsPartner, turnedAway } from "./words.ts";

/** Strangers are reported no more often than this: a port scan must not fill the screen. */
const REPORT_EVERY_MS = 5_000;

/**
 * Listens.
 *
 * @param at where, as the person wrote it; an address, not a name.
 * @param welcome who may call, by IP address.
 * @param theirPort where the other side listens.
 * @param enter is given their connections.
 * @throws {SocketFailure} where nobody can listen there.
 */
export async function openDoor(
  at: Address,
  welcome: readonly string[],
  theirPort: number,
  enter: (socket: Socket) => void,
  terminal: Terminal,
): Promise<Server> {
  const report = strangers(terminal, theirPort);
  // Half-open: their FIN must not end what we still say.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {}); // the link reads it from the socket; a stranger's is nobody's business
    const { remoteAddress, remotePort } = socket;
    if (remoteAddress === undefined) return void socket.destroy(); // gone again already
    closeHalfAtEnd(socket);
    if (mayEnter(remoteAddress, welcome)) return enter(socket);
    socket.destroy(); // not a word: whoever scans ports learns only that something listens here
    report({ host: remoteAddress.replace(/^::ffff:/i, ""), port: remotePort ?? 0 });
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(at, resolve);
  await promise.catch((error) => {
    // Deno 2.9 reports an address that is none of this machine's as EINVAL here; bind(2) says EADDRNOTAVAIL.
    if (error.code === "EINVAL") error.code = "EADDRNOTAVAIL";
    throw new SocketFailure("listen", formatAddress(at), error);
  });
  server.on("error", (error) => {
    terminal.problem(new SocketFailure("accept", formatAddress(at), error).text);
  });
  return server;
}

/**
 * Whether a call comes from the other side's address. Where that is an address of this machine itself, such as
 * 127.0.0.2, a caller who does not choose its own (`nc`, a script) comes from 127.0.0.1 or ::1.
 */
export function mayEnter(from: string, welcome: readonly string[]): boolean {
  const plainLoopback = sameAddress(from, "127.0.0.1") || sameAddress(from, "::1");
  return welcome.some((ip) => sameAddress(ip, from) || isLoopback(ip) && plainLoopback);
}

/**
 * Asks before node:net does: without the permission it throws in a later turn, where nobody can catch it.
 *
 * @throws {SocketFailure} where Deno was started without `--allow-net`.
 */
export async function mustBeAllowed(call: "connect" | "listen", at: Address): Promise<void> {
  const { state } = await Deno.permissions.query({ name: "net", host: formatAddress(at) });
  if (state === "granted") return;
  throw new SocketFailure(call, formatAddress(at), new Deno.errors.NotCapable());
}

function strangers(terminal: Terminal, theirPort: number): (from: Address) => void {
  let lastMs = -Infinity;
  let unreported = 0;
  return (from) => {
    if (performance.now() - lastMs < REPORT_EVERY_MS) return void unreported++;
    terminal.problem(turnedAway(formatAddress(from), unreported));
    if (lastMs === -Infinity) {
      terminal.problem(perhapsPartner(formatAddress({ host: from.host, port: theirPort })));
    }
    lastMs = performance.now();
    unreported = 0;
  };
}
