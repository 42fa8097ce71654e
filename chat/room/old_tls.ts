/**
 * TLS on Deno before 2.9, where node:tls serves no connection that it is given: Deno's own listener does it, on
 * this machine. So the connection to the caller is a plain one here too, and can be cut off at any moment.
 *
 *     room <─ lines ─> TlsConn <─ records ─> 127.0.0.1 <─ records ─> Deno.TcpConn
 *
 * Delete this file with the last such Deno.
 *
 * @module
 */
import { close } from "../../wire/duplex.ts";
import { endWritesAtClose } from "../../wire/end_writes.ts";
import { writeAll } from "../../wire/write_all.ts";
import type { Caller, Identity } from "./accept.ts";
import { ALERT, HANDSHAKE } from "./tls.ts";

const BUFFER_BYTES = 16 * 1024;

/** Where callers are taken who want TLS; to be asked for one after the other. */
export function openOldTls(identity: Identity) {
  const listener = Deno.listenTls({ hostname: "127.0.0.1", port: 0, ...identity });
  const { hostname, port } = listener.addr;
  const secure = async (tcp: Deno.TcpConn): Promise<Caller> => {
    const inner = await Deno.connect({ hostname, port }).catch((error) => {
      close(tcp);
      throw error;
    });
    let tls = await listener.accept();
    while (tls.remoteAddr.port !== inner.localAddr.port) { // a stranger on this machine
      tls.close();
      tls = await listener.accept();
    }
    return new RelayedConn(tcp, inner, tls);
  };
  return { secure, close: () => listener.close() };
}

class RelayedConn implements Caller {
  readonly remoteAddr: Deno.Addr;

  constructor(
    private readonly tcp: Deno.TcpConn,
    private readonly inner: Deno.TcpConn,
    private readonly tls: Deno.TlsConn,
  ) {
    this.remoteAddr = tcp.remoteAddr;
    for (const line of [tcp, inner, tls]) endWritesAtClose(line);
    tls.handshake().catch(() => {}); // whoever waits for it hears of it
    const end = () => this.close();
    this.#pass(tcp, inner, HANDSHAKE).catch(end);
    this.#pass(inner, tcp).catch(end);
  }

  /** Passes on all that comes, and the FIN; who does not speak TLS, as its first byte tells, is told so. */
  async #pass(from: Deno.TcpConn, to: Deno.TcpConn, first?: number): Promise<void> {
    const buffer = new Uint8Array(BUFFER_BYTES);
    for (let n; (n = await from.read(buffer)) !== null; first = undefined) {
      if (first !== undefined && buffer[0] !== first) {
        await writeAll(from, ALERT);
        return this.close();
      }
      await writeAll(to, buffer.subarray(0, n));
    }
    await to.closeWrite();
  }

  setNoDelay(): void {
    for (const line of [this.tcp, this.inner]) line.setNoDelay();
  }

  setKeepAlive(): void {
    this.tcp.setKeepAlive();
  }

  async handshake(): Promise<void> {
    await this.tls.handshake();
  }

  read(buffer: Uint8Array): Promise<number | null> {
    return this.tls.read(buffer);
  }

  write(bytes: Uint8Array): Promise<number> {
    return this.tls.write(bytes);
  }

  closeWrite(): Promise<void> {
    return this.tls.closeWrite();
  }

  close(): void {
    for (const line of [this.tcp, this.inner, this.tls]) close(line);
  }
}
