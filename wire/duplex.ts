/**
 * A connection, as whoever holds a conversation needs it.
 *
 * @module
 */

/** A `Deno.TcpConn` and a `Deno.TlsConn` are one. */
export interface Duplex {
  read(buffer: Uint8Array): Promise<number | null>;
  write(bytes: Uint8Array): Promise<number>;
  closeWrite(): Promise<void>;
  close(): void;
}

/** Closes a connection that may be closed already. */
export function close(conn: Duplex): void {
  try {
    conn.close();
  } catch {
    // It is.
  }
}
