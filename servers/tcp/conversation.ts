/**
 * The conversations of one thread with its clients: each a loop of read, answer, read.
 *
 *     read() -> service -> write() -> the others' turn -> read() ... end of stream -> close()
 *
 * There is no thread for each client. A conversation gives way wherever it says `await`, and while it waits
 * for bytes the others go on: one thread, one event loop, as many clients as there are descriptors.
 *
 * @module
 */
import { close, type Duplex } from "../../wire/duplex.ts";
import type { Log } from "../../wire/log.ts";
import { errnoOf } from "../../wire/socket_error.ts";
import { Pace, SETTLE_MS } from "./pace.ts";
import { FEW, Turns } from "../../wire/turns.ts";

/** Sends bytes to the client; fulfilled when the system has taken all of them. */
export type Send = (bytes: Uint8Array) => Promise<void>;

/** The answer to some bytes, possibly empty; `HANG_UP` where this client has to go. */
export type Answer = Uint8Array | typeof HANG_UP;

/** This client has to go. */
export const HANG_UP = null;

/** What a server does with what one client sends. */
export interface Service {
  /**
   * The answer to the next bytes, whose memory is the service's until it is sent. What comes before it, if
   * it consists of several, goes through `send`.
   */
  hear(bytes: Uint8Array, send: Send): Answer | Promise<Answer>;
  /** What is still owed when the client has said all. */
  end(send: Send): Answer | Promise<Answer>;
}

/** How every conversation is held. */
export interface Terms {
  /** A service for one client; `peer` is its address. */
  readonly serve: (peer: string) => Service;
  /** In ms; 0: wait for ever. */
  readonly idleMs: number;
  /** Absent: nothing is told. */
  readonly log: Log | undefined;
}

/**
 * The first buffer of a connection, in bytes; it grows while reads fill it. Any size works: it decides how
 * often we ask, not what we get; and it is most of what an idle connection costs.
 */
const FIRST_READ = 512;
const LARGEST_READ = 16 * 1024;

/** The conversations that are being held. */
export class Conversations implements Disposable {
  readonly #open = new Set<Pace>();
  readonly #turns = new Turns();
  readonly #ended = new Set<() => void>();
  #stoppingMs: number | undefined;

  constructor(private readonly terms: Terms) {}

  /**
   * Serves one client until it is done; never throws. Back-pressure is the loop itself: the next bytes are
   * read only when the last answer has been taken, so a client that never reads stops being read, and two
   * buffers are all the memory that a connection can claim.
   *
   * @param peer the client's address and its own port: the system over there chose that port, and it is how
   * the kernel tells two clients on one machine apart (a connection is two addresses and two ports).
   */
  async hold(conn: Duplex, peer: string): Promise<void> {
    const { log, serve, idleMs } = this.terms;
    const pace = new Pace(conn, idleMs);
    this.#open.add(pace);
    if (this.#stoppingMs !== undefined) pace.stop(this.#stoppingMs);
    let received = 0;
    let sent = 0;
    const send = async (bytes: Uint8Array) => {
      const wasBusy = pace.busy;
      pace.busy = false;
      for (let rest = bytes; rest.length > 0 && !pace.hungUp; pace.moved()) {
        const taken = await conn.write(rest); // write(2) may take a part only
        sent += taken;
        rest = rest.subarray(taken);
      }
      pace.busy = wasBusy;
    };
    const making = async (answer: Promise<Answer>) => {
      pace.busy = true;
      try {
        return await answer;
      } finally {
        pace.busy = false;
      }
    };

    if (log) await log({ en: `${peer} connected`, pt: `${peer} conectou` });
    let end = { en: "closed", pt: "encerrou" };
    try {
      const service = serve(peer);
      let buffer = new Uint8Array(FIRST_READ);
      // TCP is a byte stream. A read gives what has arrived so far: half a line, or three lines at once. It
      // keeps the order, never the boundaries of the writes: whoever needs messages must frame them.
      for (let n; (n = await conn.read(buffer)) !== null;) {
        received += n;
        pace.moved();
        if (!pace.hungUp) {
          const made = service.hear(buffer.subarray(0, n), send);
          const answer = made instanceof Promise ? await making(made) : made;
          if (answer === HANG_UP) pace.hangUp();
          else if (answer.length > 0) {
            const taken = await conn.write(answer); // nearly always all of it
            sent += taken;
            if (taken < answer.length) await send(answer.subarray(taken));
          }
        }
        if (n === buffer.length && n < LARGEST_READ) buffer = new Uint8Array(2 * n);
        if (this.#open.size > FEW) await this.#turns.next();
      }
      // EOF: the client has closed its half (FIN) but may still be reading ours. Only now is it safe to
      // close: a close() with unread bytes sends RST, and a RST destroys the reply still in flight.
      if (!pace.hungUp) await send(await service.end(send) ?? new Uint8Array());
    } catch (error) {
      // The client vanished (ECONNRESET, EPIPE), or was cut off. The others need not know.
      const errno = errnoOf(error);
      if (!pace.hungUp) end = { en: `vanished (${errno})`, pt: `sumiu (${errno})` };
    }
    if (pace.hungUp) end = { en: "was cut off", pt: "foi desconectado" };
    pace[Symbol.dispose]();
    close(conn);
    log?.({
      en: `${peer} ${end.en}: ${received} bytes in, ${sent} bytes out`,
      pt: `${peer} ${end.pt}: ${received} bytes recebidos, ${sent} enviados`,
    });
    this.#open.delete(pace);
    if (this.#open.size === 0) { for (const tell of this.#ended) tell(); }
  }

  /**
   * Ends every conversation, those that begin later too, once what has arrived is answered.
   *
   * @param settleMs what has moved nothing for this long has no reply in flight.
   */
  async stop(settleMs = SETTLE_MS): Promise<void> {
    this.#stoppingMs = settleMs;
    for (const pace of this.#open) pace.stop(settleMs);
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => this.#ended.add(resolve));
  }

  [Symbol.dispose](): void {
    this.#turns[Symbol.dispose]();
  }
}
