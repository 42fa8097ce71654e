/**
 * A lock for threads that share memory: any number of readers are inside, or one writer and nobody else.
 *
 * This is the readers-writers problem (Courtois, Heymans and Parnas, 1971), which the textbooks solve with
 * semaphores. Here one shared word says who is inside, and each way in or out is one atomic step on it:
 *
 *     INSIDE   0 nobody    n > 0  n readers    -1  one writer
 *
 * A reader enters by n -> n + 1, from n >= 0 only; a writer by 0 -> -1. So the word itself is the invariant:
 * it cannot say "a reader and a writer", nor "two writers". Everything else is about who waits, and how.
 *
 * Readers first: whoever may enter, enters. While readers keep overlapping, INSIDE never comes down to 0, and
 * a writer starves. Fair: everybody takes a ticket, and only the one whose turn it is (HEAD) may try the
 * door, so that nobody is overtaken; readers with neighbouring tickets still overlap.
 *
 * Nobody who waits holds up a thread: `Atomics.waitAsync` wakes a promise (ECMA-262, section 25.4), so the
 * other clients of that thread are served meanwhile. What a sleeper sleeps on is always changed before it
 * is woken, and looked at once more after the decision to sleep: no wake-up can be lost in between.
 *
 * @module
 */
import { IS_OLD_DENO } from "../../wire/old_deno.ts";

/** Who wants to be inside. */
export type Visitor = "reader" | "writer";

/** `readers-first`: a writer waits as long as any reader is inside. `fair`: first come, first in. */
export type Policy = "readers-first" | "fair";

/** The policies, for a command line. */
export const POLICIES = ["readers-first", "fair"] as const satisfies readonly Policy[];

/** The words that all threads share. */
const INSIDE = 0;
/** Counts what could let a waiter in: whoever waits at the door sleeps on it. */
const CHANGES = 1;
/** The ticket whose turn it is. */
const HEAD = 2;
/** The ticket that the next comer gets. */
const TAIL = 3;
/** From here on, for each thread, what it holds: as {@linkcode INSIDE}, but its own share. */
const HELD = 4;

/** The slots for tickets, a power of two; ticket and slot are the same modulo this. */
const TICKETS = 16_384;
/**
 * So many may wait in a fair queue at once: half, so that a slot rests for half a lap before its next ticket,
 * and a thread that looked at HEAD just before it moved on finds nobody there.
 */
const MAX_WAITING = TICKETS / 2;
/** A ticket's word: nobody has it; or a thread's number + 1, negative once it has been called; or this. */
const NOBODY = 0;
const ABANDONED = 0x7fff_ffff;

/** Too many wait already. */
export class QueueFull extends Error {
  override name = "QueueFull";
}

/** One thread's view of a lock. */
export class ReadersWritersLock {
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #tickets: Int32Array<SharedArrayBuffer>;

  /** How many bytes of shared memory, all zero at first, a lock for so many threads takes. */
  static bytes(threads: number): number {
    return 4 * (HELD + threads + TICKETS);
  }

  /**
   * @param memory what all threads share, beginning with {@linkcode ReadersWritersLock.bytes} for the lock.
   * @param threads how many threads there can be at once, the same for all.
   * @param thread this one's number, from 0.
   * @param policy the same for all.
   */
  constructor(
    memory: SharedArrayBuffer,
    threads: number,
    private readonly thread: number,
    private readonly policy: Policy,
  ) {
    this.#words = new Int32Array(memory, 0, HELD + threads);
    this.#tickets = new Int32Array(memory, 4 * (HELD + threads), TICKETS);
  }

  /** How many readers are inside now; -1: a writer is. */
  get inside(): number {
    return Atomics.load(this.#words, INSIDE);
  }

  /**
   * Waits until the visitor may be inside, and enters.
   *
   * @throws {QueueFull} where 8,192 others wait in a fair queue.
   */
  async enter(as: Visitor): Promise<void> {
    if (this.policy === "readers-first") return await this.#door(as);
    const ticket = this.#takeTicket();
    await this.#turn(ticket);
    await this.#door(as);
    this.#pass(ticket);
  }

  /** Leaves; and wakes those who may be able to enter now. */
  leave(as: Visitor): void {
    this.#words[HELD + this.thread]! -= STEP[as];
    this.#release(STEP[as]);
  }

  /**
   * For a thread that has died: takes back what it held and the tickets that it will not use, as a robust
   * mutex does (pthread_mutexattr_setrobust(3)). Called by another thread.
   */
  evict(thread: number): void {
    const held = Atomics.exchange(this.#words, HELD + thread, 0);
    if (held !== 0) this.#release(held);
    const owner = thread + 1;
    for (let slot = 0; slot < TICKETS; slot++) {
      Atomics.compareExchange(this.#tickets, slot, owner, ABANDONED);
      Atomics.compareExchange(this.#tickets, slot, -owner, ABANDONED);
    }
    this.#call(Atomics.load(this.#words, HEAD));
  }

  /** Enters as soon as those inside allow it. */
  async #door(as: Visitor): Promise<void> {
    for (;;) {
      const seen = Atomics.load(this.#words, CHANGES);
      const inside = Atomics.load(this.#words, INSIDE);
      const open = as === "reader" ? inside >= 0 : inside === 0;
      if (!open) {
        await sleep(this.#words, CHANGES, seen);
      } else if (this.#exchange(INSIDE, inside, inside + STEP[as])) {
        this.#words[HELD + this.thread]! += STEP[as]; // only this thread writes here while it lives
        return;
      }
    }
  }

  #release(held: number): void {
    const before = Atomics.sub(this.#words, INSIDE, held);
    if (before !== held) return; // other readers are still inside: nobody new can enter because of this
    Atomics.add(this.#words, CHANGES, 1);
    Atomics.notify(this.#words, CHANGES);
  }

  #takeTicket(): number {
    for (;;) {
      const ticket = Atomics.load(this.#words, TAIL);
      const waiting = ticket - Atomics.load(this.#words, HEAD) | 0;
      if (waiting >= MAX_WAITING) throw new QueueFull();
      if (this.#exchange(TAIL, ticket, ticket + 1 | 0)) return ticket;
    }
  }

  /** Waits until the ticket's turn. */
  async #turn(ticket: number): Promise<void> {
    const [slot, owner] = [slotOf(ticket), this.thread + 1];
    Atomics.store(this.#tickets, slot, owner);
    while (Atomics.load(this.#tickets, slot) === owner) {
      // Whoever moved HEAD here may have looked for an owner before there was one: then nobody calls.
      if (Atomics.load(this.#words, HEAD) === ticket) return;
      await sleep(this.#tickets, slot, owner);
    }
  }

  /** Lets the next ticket have its turn. */
  #pass(ticket: number): void {
    Atomics.store(this.#tickets, slotOf(ticket), NOBODY);
    Atomics.store(this.#words, HEAD, ticket + 1 | 0);
    this.#call(ticket + 1 | 0);
  }

  /** Calls the owner of the ticket whose turn it is; passes over those that were abandoned. */
  #call(head: number): void {
    for (let ticket = head;; ticket = ticket + 1 | 0) {
      const slot = slotOf(ticket);
      const owner = Atomics.load(this.#tickets, slot);
      if (owner === ABANDONED) {
        // Of several who find it so, one passes it.
        if (Atomics.compareExchange(this.#tickets, slot, ABANDONED, NOBODY) !== ABANDONED) return;
        Atomics.store(this.#words, HEAD, ticket + 1 | 0);
        continue;
      }
      if (owner > NOBODY) {
        Atomics.compareExchange(this.#tickets, slot, owner, -owner);
        Atomics.notify(this.#tickets, slot);
      }
      return;
    }
  }

  #exchange(word: number, from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, word, from, to) === from;
  }
}

/** What one visitor adds to {@linkcode INSIDE}. */
const STEP: Record<Visitor, 1 | -1> = { reader: 1, writer: -1 };

/** Tickets are numbered modulo 2^32, and 2^32 is a multiple of the slots. */
function slotOf(ticket: number): number {
  return ticket & (TICKETS - 1);
}

/** Sleeps until the word is no longer as it was seen, or somebody wakes its sleepers. */
async function sleep(
  words: Int32Array<SharedArrayBuffer>,
  at: number,
  seen: number,
): Promise<void> {
  const { async, value } = Atomics.waitAsync(words, at, seen);
  if (!async) return;
  keepTurning(1);
  await value;
  keepTurning(-1);
}

let sleepers = 0;
let turning: ReturnType<typeof setInterval> | undefined;

/** Keeps the event loop of this thread turning as long as somebody sleeps: an old Deno's would sleep on (2.7.1 does). */
function keepTurning(more: 1 | -1): void {
  sleepers += more;
  if (!IS_OLD_DENO) return;
  if (sleepers > 0) return void (turning ??= setInterval(() => {}, 0));
  clearInterval(turning);
  turning = undefined;
}
