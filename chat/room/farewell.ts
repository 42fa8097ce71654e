/**
 * How a connection is ended so that the last bytes arrive.
 *
 * @module
 */
import { close, type Duplex } from "../../wire/duplex.ts";
import { writeAll } from "../../wire/write_all.ts";

/** How long a peer may take to send its own FIN. */
const LINGER_MS = 500;

/**
 * Sends FIN, and reads on until the peer has done so as well, for a while: a close() with unread bytes would
 * send RST, and a RST destroys what is still in flight (RFC 9293, section 3.10.4; RFC 2525, section 2.17).
 *
 * @param last what is sent before.
 */
export async function farewell(conn: Duplex, last?: Uint8Array): Promise<void> {
  const timer = setTimeout(() => close(conn), LINGER_MS);
  try {
    if (last) await writeAll(conn, last);
    await conn.closeWrite();
    const buffer = new Uint8Array(4 * 1024);
    while (await conn.read(buffer) !== null);
  } catch {
    // It is gone, or has had its time.
  }
  clearTimeout(timer);
  close(conn);
}
