/**
 * A connection of Deno's as a stream of Node's, for what speaks streams only.
 *
 * @module
 */
import { Duplex } from "node:stream";
import { close, type Duplex as Conn } from "./duplex.ts";
import { writeAll } from "./write_all.ts";

const BUFFER_BYTES = 16 * 1024;

/** The stream; who ends it closes this half only, who destroys it all. */
export function streamOver(conn: Conn): Duplex {
  const buffer = new Uint8Array(BUFFER_BYTES);
  return new Duplex({
    read() {
      const got = (n: number | null) => this.push(n === null ? null : buffer.slice(0, n));
      conn.read(buffer).then(got, (error) => this.destroy(error));
    },
    write: (bytes, _, done) => void writeAll(conn, bytes).then(() => done(), done),
    final: (done) => void conn.closeWrite().then(() => done(), done),
    destroy(error, done) {
      close(conn);
      done(error);
    },
  });
}
