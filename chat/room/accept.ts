/**
 * How people come to the door: listen() and accept(), with TLS or without.
 *
 * @module
 */
import { createSecureContext, type SecureContext } from "node:tls";
import { acceptWhile, BACKLOG, type Doorway as AnyDoorway } from "../../wire/accept.ts";
import { type Address, addressOf, formatAddress } from "../../wire/address.ts";
import { endWritesAtClose } from "../../wire/end_writes.ts";
import { FileFailure } from "../../wire/files.ts";
import type { Log } from "../../wire/log.ts";
import { IS_OLD_DENO } from "../../wire/old_deno.ts";
import { attempt } from "../../wire/socket_error.ts";
import { visible } from "../../wire/visible.ts";
import type { Arriving } from "./entrance.ts";
import { openOldTls } from "./old_tls.ts";
import { SecureConn } from "./tls.ts";

/** A connection as a listener gives it. */
export interface Caller extends Arriving {
  readonly remoteAddr: Deno.Addr;
  setNoDelay(): void;
  setKeepAlive(): void;
}

/** What a room listens with; TLS or not. */
export interface Doorway extends AnyDoorway<Caller> {
  close(): void;
}

/** A certificate and its key, both as PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/**
 * Listens; with TLS where there is an identity.
 *
 * @throws {SocketFailure} where the address does not do.
 * @throws {FileFailure} where the certificate or the key does not.
 */
export function listen(at: Address, identity: Identity | undefined): Doorway {
  const where = { hostname: at.host, port: at.port, tcpBacklog: BACKLOG };
  const context = identity && contextOf(identity); // before anybody could connect
  const listener = attempt("listen", formatAddress(at), () => Deno.listen(where));
  if (!identity || !context) return listener;
  const old = IS_OLD_DENO ? openOldTls(identity) : undefined;
  return {
    addr: listener.addr,
    accept: async () => {
      const tcp = await listener.accept();
      return await old?.secure(tcp) ?? new SecureConn(tcp, context);
    },
    close: () => {
      listener.close();
      old?.close();
    },
  };
}

function contextOf(identity: Identity): SecureContext {
  try {
    // Node's own context takes anything, and finds out with the first caller: Deno's listener looks at once.
    Deno.listenTls({ hostname: "127.0.0.1", port: 0, ...identity }).close();
    return createSecureContext(identity);
  } catch (error) {
    throw identityFailure(error);
  }
}

function identityFailure(cause: unknown): FileFailure {
  const raw = visible(cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, "");
  return new FileFailure({
    en: `The certificate and the key cannot be used: ${raw}.`,
    pt: `O certificado e a chave não podem ser usados: ${raw}.`,
  });
}

/** Accepts callers until asked to stop, and gives each to `welcome`, which must not throw. */
export async function receive(
  doorway: Doorway,
  welcome: (conn: Caller, host: string, peer: string) => void,
  stopping: AbortSignal,
  log: Log | undefined,
): Promise<void> {
  if (stopping.aborted) return doorway.close();
  stopping.addEventListener("abort", () => doorway.close());
  await acceptWhile(() => !stopping.aborted, doorway, (conn) => {
    // A line goes out when it is said. Nagle's algorithm would hold it back while an earlier one is not yet
    // acknowledged (RFC 9293, section 3.7.4), and whoever only listens acknowledges up to 40 ms late.
    conn.setNoDelay();
    conn.setKeepAlive(); // who vanished without a word (a cable) is let go in the end, though nobody speaks
    endWritesAtClose(conn);
    const peer = addressOf(conn.remoteAddr as Deno.NetAddr);
    welcome(conn, peer.host, formatAddress(peer));
  }, log);
}
