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
import { Duplex as Bridge } from "node:stream";
import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import type { Caller } from "./accept.ts";
import { close } from "./farewell.ts";

const BUFFER_BYTES = 16 * 1024;
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
    const bridge = bridgeTo(tcp);
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

/** What Node's TLS reads from and writes to. */
function bridgeTo(tcp: Deno.TcpConn): Bridge {
  const buffer = new Uint8Array(BUFFER_BYTES);
  let isFirst = true;
  const writeAll = async (bytes: Uint8Array) => {
    for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await tcp.write(rest));
  };
  return new Bridge({
    read() {
      const refuse = () => void this.destroy(new Error("not TLS"));
      const got = (n: number | null) => {
        if (isFirst && n !== null && buffer[0] !== HANDSHAKE) writeAll(ALERT).then(refuse, refuse);
        else this.push(n === null ? null : buffer.slice(0, n));
        isFirst = false;
      };
      tcp.read(buffer).then(got, (error) => this.destroy(error));
    },
    write: (bytes, _, done) => void writeAll(bytes).then(() => done(), done),
    final: (done) => void tcp.closeWrite().then(() => done(), done),
    destroy(error, done) {
      close(tcp);
      done(error);
    },
  });
}
