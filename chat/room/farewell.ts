/**
 * How a connection is ended so that the last bytes arrive.
 *
 * @module
 */

/** What the room needs of a connection: a `Deno.TcpConn` and a `Deno.TlsConn` are one. */
export interface Duplex {
  read(buffer: Uint8Array): Promise<number | null>;
  write(bytes: Uint8Array): Promise<number>;
  closeWrite(): Promise<void>;
  close(): void;
}

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
    for (let rest = last; rest && rest.length > 0;) rest = rest.subarray(await conn.write(rest));
    await conn.closeWrite();
    const buffer = new Uint8Array(4 * 1024);
    while (await conn.read(buffer) !== null);
  } catch {
    // It is gone, or has had its time.
  }
  clearTimeout(timer);
  close(conn);
}

/** Closes a connection that may be closed already. */
export function close(conn: Duplex): void {
  try {
    conn.close();
  } catch {
    // It is.
  }
}
