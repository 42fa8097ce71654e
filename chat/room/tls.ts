/**
 * TLS over a connection that can be cut off at any moment.
 *
 * Deno's own TlsConn cannot be: closed before its handshake is over, or while something waits that the other
 * side does not read, it keeps the socket, and tries on, until the other side ends the connection (Deno 2.9).
 * Who says nothing would so hold a descriptor for as long as it likes. Here the room has the socket itself:
 *
 *     room <─ lines ─> TLSSocket <─ records ─> bridge <─ bytes ─> Deno.TcpConn
 *
 * @module
 */
import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import { close, type Duplex } from "../../wire/duplex.ts";
import { streamOver } from "../../wire/stream.ts";
import { writeAll } from "../../wire/write_all.ts";
import type { Caller } from "./accept.ts";

/** The first byte of whoever speaks TLS: a handshake record (RFC 8446, section 5.1). */
export const HANDSHAKE = 22;
/** For whoever does not: a fatal alert, unexpected_message (section 6), which tells a client what is spoken here. */
export const ALERT = new Uint8Array([21, 3, 3, 0, 2, 2, 10]);

/** A connection over which TLS is spoken, as its server. */
export class SecureConn implements Caller {
  readonly remoteAddr: Deno.Addr;
  readonly #tls: TLSSocket;
  readonly #secured: Promise<void>;
  readonly #pieces: AsyncIterator<Uint8Array>;
  /** Read, and not yet asked for. */
  #rest: Uint8Array = new Uint8Array();

  constructor(private readonly tcp: Deno.TcpConn, secureContext: SecureContext) {
    this.remoteAddr = tcp.remoteAddr;
    const bridge = streamOver(expectingTls(tcp));
    const tls = new TLSSocket(bridge as Socket, { isServer: true, secureContext });
    bridge.on("error", (error) => tls.destroy(error));
    this.#secured = new Promise((resolve, reject) => {
      tls.once("secure", () => resolve());
      tls.on("error", reject);
      tls.once("close", () => reject(new Error("closed")));
    });
    this.#secured.catch(() => {}); // whoever waits for it hears of it
    this.#tls = tls;
    this.#pieces = tls.iterator({ destroyOnReturn: false });
  }

  setNoDelay(): void {
    this.tcp.setNoDelay();
  }

  setKeepAlive(): void {
    this.tcp.setKeepAlive();
  }

  handshake(): Promise<void> {
    return this.#secured;
  }

  async read(buffer: Uint8Array): Promise<number | null> {
    if (this.#rest.length === 0) {
      const { value, done } = await this.#pieces.next();
      if (done) return null;
      this.#rest = value;
    }
    const some = this.#rest.subarray(0, buffer.length);
    buffer.set(some);
    this.#rest = this.#rest.subarray(some.length);
    return some.length;
  }

  write(bytes: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#tls.write(bytes, (error) => error ? reject(error) : resolve(bytes.length));
    });
  }

  closeWrite(): Promise<void> {
    return new Promise((resolve) => this.#tls.end(() => resolve()));
  }

  close(): void {
    this.#tls.destroy();
    close(this.tcp);
  }
}

/** As it is, but whoever does not begin as TLS begins is told so, and no more is read. */
function expectingTls(tcp: Deno.TcpConn): Duplex {
  let isFirst = true;
  return {
    async read(buffer) {
      const n = await tcp.read(buffer);
      if (isFirst && n !== null && buffer[0] !== HANDSHAKE) {
        await writeAll(tcp, ALERT);
        throw new Error("not TLS");
      }
      isFirst = false;
      return n;
    },
    write: (bytes) => tcp.write(bytes),
    closeWrite: () => tcp.closeWrite(),
    close: () => tcp.close(),
  };
}
