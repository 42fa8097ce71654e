/**
 * One attempt to reach the other side.
 *
 * @module
 */
import { connect, isIPv4, type Socket } from "node:net";
import type { Address } from "../../wire/address.ts";
import { sameAddress } from "../../wire/ip.ts";
import { IS_OLD_DENO } from "../../wire/old_deno.ts";
import { call } from "./old_deno.ts";

/** Where an attempt comes from; what is left out, the system chooses. */
export interface Source {
  /** An address of this machine: the other side sees it, and turns strangers away. */
  readonly host?: string;
  /** Nobody needs to choose this one but a test. */
  readonly port?: number;
}

/** A socket call that failed, with its errno. */
class DialError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * Connects, from an address of our own choice: a bind(2) before connect(2). Without it the system takes the
 * address of the interface that leads there, and for all of 127.0.0.0/8 that is 127.0.0.1.
 *
 * @param signal gives up at once.
 * @throws an error with an errno in `code`; ETIMEDOUT after `timeoutMs`.
 */
export function dial(to: Address, from: Source, timeoutMs: number, signal: AbortSignal) {
  if (IS_OLD_DENO) return dialOld(to, timeoutMs, signal);
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const sameFamily = from.host !== undefined && isIPv4(from.host) === isIPv4(to.host);
  const socket = connect({
    ...to,
    ...sameFamily && from.host !== undefined && { localAddress: from.host },
    ...from.port !== undefined && { localPort: from.port },
    allowHalfOpen: true, // the other side's FIN must not end what we still say
  });
  const giveUp = (code: string) => () => {
    socket.destroy();
    reject(new DialError(code));
  };
  const late = setTimeout(giveUp("ETIMEDOUT"), timeoutMs);
  const stop = giveUp("ECANCELED");
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  socket.on("error", reject); // also keeps a later error from being nobody's
  // Whoever dials a port of its own machine again and again may get that very port as its own, and then
  // meets itself: a simultaneous open (RFC 9293, section 3.5) with one side only.
  socket.once("connect", () => isSelf(socket) ? giveUp("ECONNREFUSED")() : resolve(socket));
  return promise.finally(() => {
    clearTimeout(late);
    signal.removeEventListener("abort", stop);
  });
}

async function dialOld(to: Address, timeoutMs: number, signal: AbortSignal): Promise<Socket> {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const socket = await call(to, AbortSignal.any([signal, late]));
    if (!isSelf(socket)) return socket;
    socket.destroy();
  } catch (error) {
    if (signal.aborted) throw new DialError("ECANCELED");
    throw late.aborted ? new DialError("ETIMEDOUT") : error;
  }
  throw new DialError("ECONNREFUSED");
}

function isSelf({ localAddress, localPort, remoteAddress, remotePort }: Socket): boolean {
  return localPort === remotePort && sameAddress(localAddress ?? "::", remoteAddress ?? "::");
}
