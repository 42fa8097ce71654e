/**
 * The first half of a TCP server's life: listen() and accept().
 *
 * @module
 */
import { acceptWhile, BACKLOG } from "../../wire/accept.ts";
import { type Address, addressOf, formatAddress } from "../../wire/address.ts";
import { endWritesAtClose } from "../../wire/end_writes.ts";
import type { Log } from "../../wire/log.ts";
import { attempt } from "../../wire/socket_error.ts";

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

/** When asked to stop: who has connected already is still accepted, until nobody came for this long ... */
const SETTLE_MS = 20;
/** ... or this long has passed. */
const STOP_MS = 200;

/** Accepts clients until asked to stop, and gives each to `welcome`, which must not throw. */
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

  const isOpen = () => !closed;
  await acceptWhile(isOpen, listener, (conn) => {
    settle();
    endWritesAtClose(conn);
    welcome(conn, formatAddress(addressOf(conn.remoteAddr)));
  }, log);
}
