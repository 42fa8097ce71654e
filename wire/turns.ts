/**
 * Whose turn it is: every connection that was served goes to the end of a queue before it is read again.
 *
 * An event loop serves whoever is ready, and one that is ready again at once can be served again at once.
 * Deno polls at most 128 operations in a step (tokio's budget for a task) and sets the others aside; those
 * that become ready again meanwhile then come first. So with some hundred clients that never pause, the same
 * 128 were served for up to a second and the rest not at all (benchmarks/README.md has the figures).
 *
 *     served -> end of the queue -> turn: at most 96 -> read() -> ready -> served
 *
 * Fewer than 128 are let go in each step, so those that were set aside always get the rest of it.
 *
 * @module
 */
import { setImmediate } from "node:timers";

/** How many are let go in one turn: below the 128 operations of a step, near enough to fill it. */
const AT_ONCE = 96;

/** Up to so many connections nobody needs to queue: all of them fit into one step. */
export const FEW = 120;

/** The queue of one thread: those who are let go together wait for one promise. */
export class Turns implements Disposable {
  #queue: Group[] = [];
  #last: Group | undefined;
  #bell: Bell | undefined;
  #ended = false;

  /** Fulfilled when it is the caller's turn: first come, first served. */
  next(): Promise<void> {
    let group = this.#last;
    if (!group || group.size === AT_ONCE) {
      group = { ...Promise.withResolvers<void>(), size: 0 };
      if (this.#queue.push(group) === 1) setImmediate(this.#turn);
      this.#last = group;
    }
    group.size++;
    return group.promise;
  }

  #turn = (): void => {
    const group = this.#queue.shift();
    if (group === this.#last) this.#last = undefined;
    group?.resolve();
    if (this.#queue.length > 0) this.#afterPoll(this.#turn);
  };

  /** Calls back once Deno has asked the system who else is ready, which setImmediate() does not wait for. */
  #afterPoll(next: () => void): void {
    if (this.#ended) return void setImmediate(next); // a new bell would stay open
    try {
      this.#bell ??= openBell();
      this.#bell.ring().then(next, () => setImmediate(next));
    } catch {
      setImmediate(next); // no permission for a socket of its own, or no descriptor left
    }
  }

  /** Closes the socket; who still waits gets a turn all the same. */
  [Symbol.dispose](): void {
    this.#ended = true;
    this.#bell?.[Symbol.dispose]();
    this.#bell = undefined;
  }
}

/** Those who are let go in one turn. */
interface Group {
  readonly promise: Promise<void>;
  resolve(): void;
  size: number;
}

/** Something that becomes ready only by way of the system. */
interface Bell extends Disposable {
  ring(): Promise<unknown>;
}

/**
 * The self-pipe trick (D. J. Bernstein), with a UDP socket that sends to itself: what it sends is received
 * only after the system was asked. It opens at the first crowd. Anybody on this machine could ring it too;
 * that lets a turn begin early, and nothing else.
 */
function openBell(): Bell {
  const socket = Deno.listenDatagram({ transport: "udp", hostname: "127.0.0.1", port: 0 });
  const [nothing, buffer] = [new Uint8Array(), new Uint8Array(1)];
  return {
    ring() {
      const rung = socket.receive(buffer); // asked for first: afterwards it would be there at once
      return Promise.all([socket.send(nothing, socket.addr), rung]);
    },
    [Symbol.dispose]: () => socket.close(),
  };
}
