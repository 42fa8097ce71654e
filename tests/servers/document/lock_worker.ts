/**
 * A thread of the lock's tests.
 *
 * @module
 */
import { setImmediate } from "node:timers";
import {
  type Policy,
  ReadersWritersLock,
  type Visitor,
} from "../../../servers/document/readers_writers_lock.ts";

/** What all threads of a test have in common. */
export interface Common {
  readonly policy: Policy;
  readonly threads: number;
  readonly memory: SharedArrayBuffer;
  /** Two numbers that writers keep equal, but only while nobody else is inside. */
  readonly pair: SharedArrayBuffer;
  /** Without a lock everybody enters at once. */
  readonly locked: boolean;
}

/** To the thread. */
export type Order =
  | { readonly kind: "begin"; readonly common: Common; readonly thread: number }
  | { readonly kind: "enter"; readonly as: Visitor }
  | { readonly kind: "visit"; readonly visits: number }
  | { readonly kind: "die" };

/** From the thread. */
export type Notice =
  | { readonly kind: "began" | "asked" | "entered" | "dies" }
  /** How often it wrote, and how often it saw two numbers that differed. */
  | { readonly kind: "visited"; readonly writes: number; readonly torn: number };

const scope = globalThis as unknown as {
  onmessage: (message: MessageEvent<Order>) => void;
  postMessage(notice: Notice): void;
  close(): void;
};
const NO_LOCK = { enter: () => Promise.resolve(), leave: () => {} };
/** So many visitors of one thread come and go at the same time. */
const AT_ONCE = 4;

let lock: Pick<ReadersWritersLock, "enter" | "leave"> = NO_LOCK;
let pair = new Int32Array(new SharedArrayBuffer(8));

const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Adds one to both numbers, or compares them; now and then the thread's other visitors come in between. */
async function visit(as: Visitor, gently: boolean): Promise<boolean> {
  await lock.enter(as);
  const [first = 0, second] = pair;
  if (gently) await othersTurn();
  if (as === "writer") {
    pair[0] = first + 1;
    if (gently) await othersTurn();
    pair[1] = first + 1;
  }
  const whole = as === "writer" || first === second && first === pair[1];
  lock.leave(as);
  return whole;
}

async function visitAll(visits: number): Promise<void> {
  let [writes, torn] = [0, 0];
  await Promise.all(Array.from({ length: AT_ONCE }, async (_, visitor) => {
    for (let i = 0; i < visits; i++) {
      const as = (i + visitor) % 3 === 0 ? "writer" : "reader";
      if (as === "writer") writes++;
      if (!await visit(as, i % 5 === 0)) torn++;
    }
  }));
  scope.postMessage({ kind: "visited", writes, torn });
}

scope.onmessage = async ({ data: order }) => {
  if (order.kind === "begin") {
    const { memory, threads, policy, locked } = order.common;
    if (locked) lock = new ReadersWritersLock(memory, threads, order.thread, policy);
    pair = new Int32Array(order.common.pair);
    scope.postMessage({ kind: "began" });
  } else if (order.kind === "visit") {
    await visitAll(order.visits);
  } else if (order.kind === "enter") {
    const entered = lock.enter(order.as);
    scope.postMessage({ kind: "asked" });
    await entered;
    scope.postMessage({ kind: "entered" });
  } else {
    scope.postMessage({ kind: "dies" });
    scope.close();
  }
};
