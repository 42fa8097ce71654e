/**
 * Handing a connection to another thread. A connection itself cannot go (`postMessage(conn)` delivers an
 * empty object), but a pair of streams can: the bytes then still pass through the thread that accepted.
 *
 * @module
 */
import type { Duplex } from "../../wire/duplex.ts";
import { errnoOf } from "../../wire/socket_error.ts";
import { writeAll } from "../../wire/write_all.ts";

/** The two directions of a connection, as streams that can be transferred. */
export interface Streams {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

/** They stay with the thread that accepted. */
export interface HandedOver {
  readonly streams: Streams;
  /** Fulfilled when all that the other thread wrote before it closed has been sent. */
  readonly flushed: Promise<void>;
}

/** How much is read at a time, in bytes. */
const READ_BYTES = 16 * 1024;

/**
 * A connection's streams. `conn.readable` and `conn.writable` would not do: closing that `writable` closes
 * the whole connection, where TCP has a half-close. What failed is told by its errno, a string, since an
 * error loses its code on the way to another thread.
 */
export function handOver(conn: Deno.TcpConn): HandedOver {
  const flushed = Promise.withResolvers<void>();
  const streams = {
    readable: new ReadableStream({
      async pull(controller) {
        const buffer = new Uint8Array(READ_BYTES);
        try {
          const n = await conn.read(buffer);
          if (n === null) controller.close();
          else controller.enqueue(buffer.slice(0, n));
        } catch (error) {
          controller.error(errnoOf(error));
        }
      },
    }, { highWaterMark: 0 }),
    writable: new WritableStream({
      async write(bytes: Uint8Array) {
        try {
          await writeAll(conn, bytes);
        } catch (error) {
          flushed.resolve();
          throw errnoOf(error);
        }
      },
      async close() {
        await conn.closeWrite().catch(() => {}); // the client may be gone already
        flushed.resolve();
      },
      abort: () => flushed.resolve(),
    }),
  };
  return { streams, flushed: flushed.promise };
}

/**
 * A connection again, on the other side.
 *
 * @param done called when it is closed; `abrupt` where the client had not yet said all.
 */
export function duplexOf({ readable, writable }: Streams, done: (abrupt: boolean) => void): Duplex {
  const reader = readable.getReader();
  const writer = writable.getWriter();
  reader.closed.catch(() => {}); // whoever reads or writes meets the error
  writer.closed.catch(() => {});
  let left = new Uint8Array();
  let atEnd = false;
  return {
    async read(buffer) {
      if (left.length === 0) {
        const next = await reader.read().catch(failed);
        if (next.done) {
          atEnd = true;
          return null;
        }
        left = new Uint8Array(next.value);
      }
      const n = Math.min(left.length, buffer.length);
      buffer.set(left.subarray(0, n));
      left = left.subarray(n);
      return n;
    },
    async write(bytes) {
      await writer.write(bytes.slice()).catch(failed);
      return bytes.length;
    },
    async closeWrite() {
      await writer.close().catch(failed);
    },
    close() {
      reader.cancel().catch(() => {});
      writer.close().catch(() => {}); // behind the last bytes; it may be closed already
      done(!atEnd);
    },
  };
}

function failed(errno: unknown): never {
  throw Object.assign(new Error(String(errno)), { code: String(errno) });
}
