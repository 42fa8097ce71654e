/**
 * What sockets of Deno before 2.9 lack. Delete this file with the last such Deno.
 *
 * They call from no address of one's own choice; so on one machine peers call from 127.0.0.1.
 *
 * @module
 */
import type { Socket } from "node:net";
import type { Address } from "../../wire/address.ts";
import { IS_OLD_DENO } from "../../wire/old_deno.ts";
import { streamOver } from "../../wire/stream.ts";

/** What such a Deno has inside a socket. */
const INSIDE = "kStreamBaseField";

/** Has the end() of a socket that was called close this half only, where it would close the connection. */
export function closeHalfAtEnd(socket: Socket): void {
  if (!IS_OLD_DENO) return;
  socket._final = (done) => {
    const { _handle: handle } = socket as unknown as { _handle: Record<symbol, Deno.TcpConn> };
    const inside = Object.getOwnPropertySymbols(handle ?? {}).find((symbol) =>
      symbol.description === INSIDE
    );
    const conn = inside && handle[inside];
    if (conn) conn.closeWrite().then(() => done(), done);
    else done(); // it is closed already
  };
}

/**
 * Calls, where a call of node:net goes on after its socket was destroyed: answered late it would become a
 * connection that nobody reads.
 */
export async function call({ host, port }: Address, signal: AbortSignal): Promise<Socket> {
  const conn = await Deno.connect({ hostname: host, port, signal });
  const { localAddr: local, remoteAddr: remote } = conn;
  return Object.assign(streamOver(conn), {
    localAddress: local.hostname,
    localPort: local.port,
    remoteAddress: remote.hostname,
    remotePort: remote.port,
    setNoDelay: (on: boolean) => conn.setNoDelay(on),
    setKeepAlive: (on: boolean) => conn.setKeepAlive(on),
  }) as unknown as Socket;
}
