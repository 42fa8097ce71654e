/**
 * The end of what this side says, which is not the end of what the other says.
 *
 * @module
 */
import type { Socket } from "node:net";

/** Before 2.9 a socket's end() closes all of the connection in Deno. Delete this file with the last such Deno. */
const CLOSES_ALL = Deno.version.deno.localeCompare("2.9", "en", { numeric: true }) < 0;

/** What such a Deno has inside a socket. */
const INSIDE = "kStreamBaseField";

/** Has the socket's end() close this half only: FIN goes out, and what comes is read on. */
export function closeHalfAtEnd(socket: Socket): void {
  if (!CLOSES_ALL) return;
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
