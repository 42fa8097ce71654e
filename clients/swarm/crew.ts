/**
 * The workers of the swarm, as the main thread sees them: started, begun together, and heard out. One that
 * fails is counted and does not keep the others, or the program, from coming to an end.
 *
 * @module
 */
import type { Counts, Order, Tally, Terms, Told } from "./messages.ts";

/** How long a worker may take for its account when asked to stop. */
const ACCOUNT_MS = 1_000;

/** What the clients of one worker are counted under, should it fail. */
export const WORKER_FAILED = "WORKER";

const NOTHING_YET: Counts = { connected: 0, failed: 0, sent: 0, answered: 0, wrong: 0 };

/** One worker and its share of the clients. */
class Member {
  readonly #worker = new Worker(import.meta.resolve("./worker.ts"), { type: "module" });
  readonly #ready = Promise.withResolvers<void>();
  readonly #done = Promise.withResolvers<Tally>();
  /** All clients connected, or failed; or the worker did. */
  readonly ready = this.#ready.promise;
  readonly done = this.#done.promise;
  readonly #size: number;
  counts = NOTHING_YET;
  #ended = false;

  constructor(order: Order & { kind: "dial" }, heard: Heard) {
    this.#size = order.count;
    this.#worker.onmessage = ({ data }: MessageEvent<Told>) => {
      switch (data.kind) {
        case "moved":
          this.counts = data.counts;
          return heard.moved();
        case "ready":
          return this.#ready.resolve();
        case "done":
          return this.#end(data.tally);
        case "failed":
          return this.#fail(data.why, heard);
      }
    };
    this.#worker.onerror = (error) => {
      error.preventDefault(); // or it would end this thread as well
      this.#fail(error.message, heard);
    };
    this.tell(order);
  }

  tell(order: Order): void {
    this.#worker.postMessage(order);
  }

  /** Takes what was last heard for the account: of a worker that failed, or that does not answer. */
  giveUp(): void {
    this.#end({
      ...this.counts,
      failed: this.#size,
      activeMs: 0,
      latencies: [],
      firstReplies: [],
      errors: { [WORKER_FAILED]: this.#size },
    });
  }

  #fail(why: string, heard: Heard): void {
    this.#worker.terminate();
    heard.failed(why, this.#size);
    this.giveUp();
  }

  #end(tally: Tally): void {
    if (this.#ended) return;
    this.#ended = true;
    this.counts = tally;
    this.#ready.resolve();
    this.#done.resolve(tally);
  }
}

/** Who listens to the crew. */
export interface Heard {
  /** Some counts are newer than before. */
  moved(): void;
  /** A worker failed, and so did its clients. */
  failed(why: string, clients: number): void;
}

/** All workers. */
export class Crew {
  readonly #members: readonly Member[];

  constructor(terms: Terms, workers: number, heard: Heard) {
    const { clients } = terms;
    const before = (worker: number) => Math.floor(worker * clients / workers);
    this.#members = Array.from({ length: workers }, (_, i) => {
      const [first, count] = [before(i) + 1, before(i + 1) - before(i)];
      return new Member({ kind: "dial", terms, first, count, workers }, heard);
    });
  }

  /** What all have told so far. */
  get counts(): Counts {
    return sum(this.#members.map(({ counts }) => counts));
  }

  /**
   * Connects all clients; then, when the last is there, lets them talk; until all is done or `stopping`.
   *
   * @returns what came of them, worker by worker.
   */
  async run(stopping: AbortSignal, begun: () => void): Promise<readonly Tally[]> {
    stopping.addEventListener("abort", () => this.#stop());
    await Promise.all(this.#members.map(({ ready }) => ready));
    if (!stopping.aborted) {
      begun();
      this.#tellAll({ kind: "begin" });
    }
    return await Promise.all(this.#members.map(({ done }) => done));
  }

  #stop(): void {
    this.#tellAll({ kind: "stop" });
    setTimeout(() => this.#members.forEach((member) => member.giveUp()), ACCOUNT_MS);
  }

  #tellAll(order: Order): void {
    for (const member of this.#members) member.tell(order);
  }
}

/** The sums of what was counted. */
export function sum(parts: readonly Counts[]): Counts {
  const of = (name: keyof Counts) => parts.reduce((total, part) => total + part[name], 0);
  return {
    connected: of("connected"),
    failed: of("failed"),
    sent: of("sent"),
    answered: of("answered"),
    wrong: of("wrong"),
  };
}
