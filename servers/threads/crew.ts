/**
 * The threads of a server, seen from the main thread: started, given clients, stopped; and what happens when
 * one of them crashes.
 *
 * @module
 */
import { type Address, formatAddress } from "../../wire/address.ts";
import type { Log } from "../../wire/log.ts";
import { SocketFailure } from "../../wire/socket_error.ts";
import { visible } from "../../wire/visible.ts";
import { workerText } from "../../wire/visit_log.ts";
import type { Notice, Order, Work } from "./assignment.ts";
import { handOver } from "./hand_over.ts";
import { ReadersWritersLock } from "../document/readers_writers_lock.ts";

/** When asked to stop: a thread that has not told by then is left to the end of the process. */
const STOP_MS = 1_700;

/** One Web Worker and the clients that it was given. */
export class Thread {
  /** Fulfilled when it listens, or waits for clients; rejected where it cannot. */
  readonly ready: Promise<void>;
  /** Fulfilled when it has stopped, crashed or been dismissed. */
  readonly ended: Promise<void>;
  readonly #end: () => void;
  readonly #worker: Worker;
  readonly #clients = new Map<number, { conn: Deno.TcpConn; flushed: Promise<void> }>();
  #nextClient = 0;

  /** @param place its place among the threads that there can be, from 0. */
  constructor(
    readonly place: number,
    /** Its name in the log. */
    readonly name: number,
    work: Work,
    listen: Address | undefined,
    private readonly on: {
      clientDone(thread: Thread): void;
      crashed(thread: Thread, why: string): void;
    },
  ) {
    const ready = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.ended = ended.promise;
    this.#end = ended.resolve;
    this.ready.catch(() => {}); // who gives it clients only hears of its crash
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data: notice }: MessageEvent<Notice>) => {
      if (notice.kind === "ready") ready.resolve();
      else if (notice.kind === "stopped") ended.resolve();
      else if (notice.kind === "client-done") this.#clientDone(notice.client, notice.abrupt);
      else ready.reject(cannotListen(listen, notice.errno));
    };
    this.#worker.onerror = (event) => {
      event.preventDefault(); // or it would end this thread too, and with it everybody
      this.dismiss();
      const why = visible(event.message);
      ready.reject(new Error(why));
      this.on.crashed(this, why);
    };
    this.#tell({ kind: "begin", assignment: { ...work, thread: place, worker: name, listen } });
  }

  /** How many clients it was given that are not done. */
  get clients(): number {
    return this.#clients.size;
  }

  /** Hands a client over. */
  give(conn: Deno.TcpConn, peer: string): void {
    const client = this.#nextClient++;
    const { streams, flushed } = handOver(conn);
    this.#clients.set(client, { conn, flushed });
    this.#tell({ kind: "client", client, peer, streams }, [streams.readable, streams.writable]);
  }

  /** Asks it to end its conversations, and waits until it has. */
  async stop(): Promise<void> {
    this.#tell({ kind: "stop" });
    const { promise, resolve } = Promise.withResolvers<void>();
    const deadline = setTimeout(resolve, STOP_MS);
    await Promise.race([this.ended, promise]);
    clearTimeout(deadline);
  }

  /** Ends it, and the connections that it was given. */
  dismiss(): void {
    this.#worker.terminate();
    this.#end(); // what it would still tell is not heard any more
    for (const { conn } of this.#clients.values()) conn.close();
    this.#clients.clear();
  }

  async #clientDone(client: number, abrupt: boolean): Promise<void> {
    const given = this.#clients.get(client);
    if (!abrupt) await given?.flushed;
    if (!this.#clients.delete(client)) return; // dismissed meanwhile
    given?.conn.close();
    this.on.clientDone(this);
  }

  #tell(order: Order, transfer: (ReadableStream | WritableStream)[] = []): void {
    this.#worker.postMessage(order, transfer as unknown as Transferable[]);
  }
}

/** All threads of a server. */
export class Crew {
  readonly threads = new Set<Thread>();
  #names = 0;
  #stopping = false;

  /** @param on what to do when a client that was handed over is done, and when a thread has crashed. */
  constructor(
    private readonly work: Work,
    private readonly log: Log | undefined,
    private readonly on: {
      clientDone(thread: Thread): void;
      crashed(thread: Thread): void;
    },
  ) {}

  /** Starts a thread in a free place; undefined where there is none. */
  start(listen?: Address): Thread | undefined {
    const taken = new Set([...this.threads].map(({ place }) => place));
    const place = Array.from({ length: this.work.threads }, (_, i) => i).find((i) => !taken.has(i));
    if (place === undefined) return undefined;
    const thread = new Thread(place, ++this.#names, this.work, listen, {
      clientDone: this.on.clientDone,
      crashed: (thread, why) => this.#crashed(thread, why),
    });
    this.threads.add(thread);
    return thread;
  }

  /** Takes a thread out that is not needed any more. */
  dismiss(thread: Thread): void {
    this.threads.delete(thread);
    thread.dismiss();
  }

  /** Stops all threads; what is in flight is answered. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.threads].map((thread) => thread.stop()));
  }

  #crashed(thread: Thread, why: string): void {
    this.threads.delete(thread);
    this.log?.(workerText(thread.name, {
      en: `crashed: ${why}. Its clients are cut off, and nobody else's.`,
      pt: `caiu: ${why}. Os clientes dele são desconectados, e os de mais ninguém.`,
    }));
    const { memory, policy, threads } = this.work;
    if (memory) new ReadersWritersLock(memory, threads, NOBODY, policy).evict(thread.place);
    if (!this.#stopping) this.on.crashed(thread);
  }
}

/** The main thread visits no document. */
const NOBODY = -1;

function cannotListen(at: Address | undefined, errno: string): SocketFailure {
  return new SocketFailure(
    "listen",
    at ? formatAddress(at) : "",
    Object.assign(new Error(errno), { code: errno }),
  );
}
