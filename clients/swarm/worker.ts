/**
 * A worker of the swarm: its share of the clients, all in one event loop.
 *
 * It imports from `wire/` and npm only: a worker reads its modules itself, and needs leave for it.
 *
 * @module
 */
import { Client } from "./client.ts";
import { Door } from "./door.ts";
import { Ledger } from "./ledger.ts";
import type { Order, Told } from "./messages.ts";
import { Pace } from "./pace.ts";

/** What a worker sees of itself; the library that has the whole of it is at odds with the window's. */
interface WorkerScope {
  postMessage(told: Told): void;
  onmessage: ((message: MessageEvent<Order>) => void) | null;
}

const scope = self as unknown as WorkerScope;

/** Handshakes at a time. */
const DIALS_AT_ONCE = 64;
/** With --gently: listen(1) lets two wait in the accept queue, on Linux. */
const A_PAIR = 2;
/** The pause after each, in ms for each worker: all workers together dial at most 16,000 times a second. */
const BREATH_MS = 4;
/** A handshake that takes longer has lost its SYN, which is sent again after a second (RFC 6298). */
const SYN_LOST_MS = 900;
/** How often the main thread is told how far the clients are, and overdue ones are looked for. */
const LOOK_MS = 100;

/** The worker's share of the clients. */
class Share {
  readonly #ledger: Ledger;
  readonly #clients: readonly Client[];
  readonly #look: ReturnType<typeof setInterval>;
  #told = false;

  constructor(private readonly order: Order & { kind: "dial" }) {
    const { terms, first, count } = order;
    this.#ledger = new Ledger(terms.durationMs);
    const door = new Door(terms.gently);
    this.#clients = Array.from({ length: count }, (_, i) => {
      return new Client(first + i, terms, this.#ledger, door);
    });
    const everyMs = terms.timeoutMs > 0 ? Math.min(terms.timeoutMs / 4, LOOK_MS) : LOOK_MS;
    this.#look = setInterval(() => this.#lookAfter(), Math.max(everyMs, 5));
  }

  #lookAfter(): void {
    const now = performance.now();
    for (const client of this.#clients) client.expire(now);
    scope.postMessage({ kind: "moved", counts: this.#ledger.counts });
  }

  /**
   * Connects the clients, no faster than a server may accept. connect() does not wait for accept(), only for
   * the kernel over there: it queues connections, and drops a SYN that finds the queue full (listen(2)).
   */
  async dial(): Promise<void> {
    let breathMs = BREATH_MS * this.order.workers;
    let slowedAt = 0;
    const waiting = [...this.#clients];
    const { gently } = this.order.terms;
    const lane = async () => {
      while (waiting.length > 0) {
        const beganAt = performance.now();
        await Promise.all(waiting.splice(0, gently ? A_PAIR : 1).map((client) => client.dial()));
        if (performance.now() - beganAt > SYN_LOST_MS && beganAt > slowedAt) {
          breathMs *= 2;
          slowedAt = performance.now();
        }
        await new Promise((resolve) => setTimeout(resolve, breathMs));
      }
    };
    await Promise.all(Array.from({ length: gently ? 1 : DIALS_AT_ONCE }, lane));
    scope.postMessage({ kind: "ready" });
  }

  async talk(): Promise<void> {
    const startedAt = performance.now();
    this.#ledger.begin(startedAt);
    const pace = new Pace(this.order.terms, startedAt);
    await Promise.all(this.#clients.map((client) => client.talk(pace)));
    this.done();
  }

  /** Gives account, once: what comes after a stop is no part of the report. */
  done(): void {
    clearInterval(this.#look);
    if (!this.#told) scope.postMessage({ kind: "done", tally: this.#ledger.tally });
    this.#told = true;
  }
}

let share: Share | undefined;

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case "dial":
      share = new Share(order);
      return await share.dial();
    case "begin":
      return await share?.talk();
    case "stop":
      return share?.done();
  }
}

scope.onmessage = ({ data: order }) => {
  obey(order).catch((error) => scope.postMessage({ kind: "failed", why: String(error) }));
};
