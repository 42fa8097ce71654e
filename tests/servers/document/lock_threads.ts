/**
 * Threads that share a lock, for its tests.
 *
 * @module
 */
import {
  type Policy,
  ReadersWritersLock,
  type Visitor,
} from "../../../servers/document/readers_writers_lock.ts";
import { within } from "../../waiting.ts";
import type { Common, Notice, Order } from "./lock_worker.ts";

export function commonOf(policy: Policy, threads: number, locked = true): Common {
  const memory = new SharedArrayBuffer(ReadersWritersLock.bytes(threads));
  return { policy, threads, memory, pair: new SharedArrayBuffer(8), locked };
}

/** One of the threads. */
export class LockThread implements Disposable {
  readonly #worker = new Worker(new URL("./lock_worker.ts", import.meta.url), { type: "module" });

  private constructor() {}

  static async begin(common: Common, thread: number): Promise<LockThread> {
    const begun = new LockThread();
    await begun.#tell({ kind: "begin", common, thread }, "began");
    return begun;
  }

  /** Asks to be let in; resolves when it has its ticket. */
  async ask(as: Visitor): Promise<void> {
    await this.#tell({ kind: "enter", as }, "asked");
  }

  async enter(as: Visitor): Promise<void> {
    await this.#tell({ kind: "enter", as }, "entered");
  }

  visit(visits: number): Promise<Extract<Notice, { kind: "visited" }>> {
    return this.#tell({ kind: "visit", visits }, "visited");
  }

  /** Ends it in the middle of what it does; resolves when it does nothing more. */
  async die(): Promise<void> {
    await this.#tell({ kind: "die" }, "dies");
  }

  #tell<K extends Notice["kind"]>(order: Order, answer: K): Promise<Extract<Notice, { kind: K }>> {
    const heard = Promise.withResolvers<Extract<Notice, { kind: K }>>();
    const hear = ({ data }: MessageEvent<Notice>) => {
      if (data.kind !== answer) return;
      this.#worker.removeEventListener("message", hear);
      heard.resolve(data as Extract<Notice, { kind: K }>);
    };
    this.#worker.addEventListener("message", hear);
    this.#worker.postMessage(order);
    return within(`"${answer}"`, heard.promise);
  }

  [Symbol.dispose](): void {
    this.#worker.terminate();
  }
}
