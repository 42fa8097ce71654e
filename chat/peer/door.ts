/**
 * Where the other side can call, and nobody else.
 *
 * @module
 */
import { createServer, type Server, type Socket } from "node:net";
import { type Address, formatAddress } from "../../wire/address.ts";
import { SocketFailure } from "../../wire/socket_error.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { isLoopback, sameAddress } from "./endpoint.ts";
import { turnedAway } from "./words.ts";

/** Strangers are reported no more often than this: a port scan must not fill the screen. */
const REPORT_EVERY_MS = 5_000;

/**
 * Listens.
 *
 * @param at where, as the person wrote it; an address, not a name.
 * @param welcome who may call, by IP address.
 * @param enter is given their connections.
 * @throws {SocketFailure} where nobody can listen there.
 */
export async function openDoor(
  at: Address,
  welcome: readonly string[],
  enter: (socket: Socket) => void,
  terminal: Terminal,
): Promise<Server> {
  const report = strangers(terminal);
  // Half-open: their FIN must not end what we still say.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {}); // the link reads it from the socket; a stranger's is nobody's business
    const { remoteAddress, remotePort } = socket;
    if (remoteAddress === undefined) return void socket.destroy(); // gone again already
    if (mayEnter(remoteAddress, welcome)) return enter(socket);
    socket.destroy(); // not a word: whoever scans ports learns only that something listens here
    report(formatAddress({ host: remoteAddress.replace(/^::ffff:/i, ""), port: remotePort ?? 0 }));
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

function strangers(terminal: Terminal): (from: string) => void {
  let lastMs = -Infinity;
  let unreported = 0;
  return (from) => {
    if (performance.now() - lastMs < REPORT_EVERY_MS) return void unreported++;
    terminal.problem(turnedAway(from, unreported));
    lastMs = performance.now();
    unreported = 0;
  };
}
