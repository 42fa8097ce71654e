/**
 * The accept loop of every TCP server here.
 *
 * @module
 */
import { addressOf, formatAddress } from "./address.ts";
import type { Log } from "./log.ts";
import { errnoOf, SocketFailure } from "./socket_error.ts";

/** What gives connections: a `Deno.TcpListener` or a `Deno.TlsListener` is one. */
export interface Doorway<Conn> {
  readonly addr: Deno.Addr;
  accept(): Promise<Conn>;
}

/** How many finished handshakes may wait to be accepted; Linux takes no more than this by default. */
export const BACKLOG = 4_096;

/** Nothing more can be opened: descriptors or memory are used up (accept(2)). */
const EXHAUSTED = new Set(["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM"]);
/** How long to wait for what is used up. */
const RETRY_MS = 100;

/** So long may a rush of clients keep the event loop from everybody else. */
const RUSH_MS = 50;
/** Who was waited for so long ends the rush. */
const PAUSE_MS = 1;

/**
 * Accepts clients while `isOpen()`, and gives each to `welcome`, which must not throw.
 *
 * Since listen() the kernel completes handshakes by itself and keeps the finished connections in the accept
 * queue; its length is the backlog (listen(2)). accept() only takes the next one out. So a client can be
 * "connected" to a server that has not noticed it yet: nothing but an answer proves that it is served.
 *
 * `welcome` is not awaited: awaiting the conversation here would make this an iterative server, which serves
 * one client at a time while the others wait in the accept queue.
 */
export async function acceptWhile<Conn>(
  isOpen: () => boolean,
  doorway: Doorway<Conn>,
  welcome: (conn: Conn) => void,
  log: Log | undefined,
): Promise<void> {
  let exhausted = false;
  let rushSince = performance.now();
  while (isOpen()) {
    try {
      // While somebody waits in the queue, accept() gives way to nobody: not to the clients that are being served,
      // and not to a signal.
      const askedAt = performance.now();
      if (askedAt - rushSince > RUSH_MS) {
        await new Promise((resolve) => setTimeout(resolve, 1)); // at 0 Deno 2.6 looks for no signal
        rushSince = performance.now();
      }
      const conn = await doorway.accept();
      if (performance.now() - askedAt > PAUSE_MS) rushSince = performance.now();
      welcome(conn);
      exhausted = false;
    } catch (error) {
      // A client that was gone before it was accepted (ECONNABORTED, ENOTCONN) is nobody's loss.
      if (!isOpen() || !EXHAUSTED.has(errnoOf(error))) continue;
      const at = formatAddress(addressOf(doorway.addr as Deno.NetAddr));
      if (!exhausted) log?.(new SocketFailure("accept", at, error).text);
      exhausted = true;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
