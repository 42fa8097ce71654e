/**
 * The first half of a TCP server's life: listen() and accept().
 *
 * @module
 */
import { type Address, addressOf, formatAddress } from "../../wire/address.ts";
import type { Log } from "../../wire/log.ts";
import { attempt, errnoOf, SocketFailure } from "../../wire/socket_error.ts";

/** How many finished handshakes may wait to be accepted; Linux takes no more than this by default. */
const BACKLOG = 4_096;

/**
 * bind() and listen() in one call. From here on the kernel answers a SYN to this port with SYN+ACK; a moment
 * ago it answered with RST: "connection refused".
 *
 * @param shared other threads listen on the same port; the kernel deals the clients out (SO_REUSEPORT,
 * socket(7)).
 * @throws {SocketFailure}
 */
export function listen(
  at: Address,
  { shared = false }: { readonly shared?: boolean } = {},
): Deno.TcpListener {
  return attempt("listen", formatAddress(at), () => {
    const where = { hostname: at.host, port: at.port, tcpBacklog: BACKLOG };
    return Deno.listen({ ...where, reusePort: shared });
  });
}

/** Nothing more can be opened: descriptors or memory are used up (accept(2)). */
const EXHAUSTED = new Set(["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM"]);
/** How long to wait for what is used up. */
const RETRY_MS = 100;

/** So long may a rush of clients keep the event loop from everybody else. */
const RUSH_MS = 50;
/** Who was waited for so long ends the rush. */
const PAUSE_MS = 1;

/** When asked to stop: who has connected already is still accepted, until nobody came for this long ... */
const SETTLE_MS = 20;
/** ... or this long has passed. */
const STOP_MS = 200;

/**
 * Accepts clients until asked to stop, and gives each to `welcome`, which must not throw.
 *
 * Since listen() the kernel completes handshakes by itself and keeps the finished connections in the accept
 * queue; its length is the backlog (listen(2)). accept() only takes the next one out. So a client can be
 * "connected" to a server that has not noticed it yet: nothing but an answer proves that it is served.
 *
 * `welcome` is not awaited: awaiting the conversation here would make this an iterative server, which serves
 * one client at a time while the others wait in the accept queue.
 */
export async function serve(
  listener: Deno.TcpListener,
  welcome: (conn: Deno.TcpConn, peer: string) => void,
  stopping: AbortSignal,
  log: Log | undefined,
): Promise<void> {
  let closed = false;
  const close = () => {
    if (!closed) listener.close();
    closed = true;
  };
  let settled: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(settled);
    if (stopping.aborted) settled = setTimeout(close, SETTLE_MS);
  };
  stopping.addEventListener("abort", () => {
    settle();
    setTimeout(close, STOP_MS);
  });
  settle();

  let exhausted = false;
  let rushSince = performance.now();
  while (!closed) {
    try {
      // While somebody waits in the queue, accept() gives way to nobody: not to the clients that are being served,
      // and not to a signal.
      const askedAt = performance.now();
      if (askedAt - rushSince > RUSH_MS) {
        await new Promise((resolve) => setTimeout(resolve));
        rushSince = performance.now();
      }
      const conn = await listener.accept();
      if (performance.now() - askedAt > PAUSE_MS) rushSince = performance.now();
      settle();
      welcome(conn, formatAddress(addressOf(conn.remoteAddr)));
      exhausted = false;
    } catch (error) {
      // A client that was gone before it was accepted (ECONNABORTED, ENOTCONN) is nobody's loss.
      if (closed || !EXHAUSTED.has(errnoOf(error))) continue;
      const at = formatAddress(addressOf(listener.addr));
      if (!exhausted) log?.(new SocketFailure("accept", at, error).text);
      exhausted = true;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
