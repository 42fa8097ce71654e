/**
 * Who has the floor: the room takes in what its members say in turns.
 *
 *     read() -> enter() -> turn: everybody's lines, in small shares -> one write to each member -> next turn
 *
 * What comes in is multiplied by the number of members on its way out, so a room that reads as fast as it can
 * is soon a thousand times behind its own word. Here the writes set the pace: a turn takes in so many bytes,
 * and the next begins when the audience keeps up again. The wait is bounded, since there may be members who
 * read nothing at all.
 *
 * @module
 */
import { setImmediate } from "node:timers";

/** Somebody who may have lines to say. */
export interface Speaker {
  /**
   * Says lines up to about so many bytes.
   *
   * @returns how many bytes they took, at least 1 where {@linkcode waits} is still true.
   */
  speak(bytes: number): number;
  /** Whether there is more to say; false also for one that is held back, and will enter again. */
  readonly waits: boolean;
}

/** A turn takes in about so many bytes, counted as they go out. */
const TURN_BYTES = 64 * 1024;
/** Of these, who has just come with something to say may take so many: a short line never waits for long ones. */
const FRESH_BYTES = 48 * 1024;
/** So many bytes at a time, then the next one speaks. */
const SHARE_BYTES = 1024;
/**
 * So long a whole turn's bytes are waited for until most have taken them, in ms; fewer bytes, so much less. So
 * the slow can slow the others down to 64 KiB in 50 ms, which is talking fast, and no further; and they hold
 * no single line up.
 */
const PATIENCE_MS = 50;

/** What the floor asks about the room, and asks of it. */
export interface House {
  /** Whether the audience has taken enough of what was said. */
  readonly keepsUp: boolean;
  /** Writes to everybody what was said. */
  flush(): void;
}

/** The floor of one room. */
export class Floor {
  #fresh: Speaker[] = [];
  #rest: Speaker[] = [];
  #isDue = false;
  #isFlushDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the next turn begins, whoever is behind. */
  #deadline = -Infinity;
  #closed = false;

  constructor(private readonly house: House) {}

  /** A speaker wants to be heard. */
  enter(speaker: Speaker): void {
    this.#fresh.push(speaker);
    this.next();
  }

  /** Begins the next turn if somebody waits for it and the audience keeps up. */
  next(): void {
    if (this.#isDue || this.#closed || this.#fresh.length + this.#rest.length === 0) return;
    const leftMs = this.#deadline - performance.now();
    if (this.house.keepsUp || leftMs <= 0) {
      this.#isDue = true;
      // Not at once: whoever was read in the same step of the event loop speaks in the same turn.
      setImmediate(this.#turn);
    } else this.#timer ??= setTimeout(this.#late, leftMs);
  }

  /** Has written soon what was said outside a turn: by the room itself. */
  flushSoon(): void {
    if (this.#isDue || this.#isFlushDue || this.#closed) return;
    this.#isFlushDue = true;
    setImmediate(() => {
      this.#isFlushDue = false;
      if (!this.#closed) this.house.flush();
    });
  }

  /** Nobody speaks any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #late = (): void => {
    this.#timer = undefined;
    this.next();
  };

  #turn = (): void => {
    this.#isDue = false;
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let taken = this.#take(this.#fresh, FRESH_BYTES);
    taken += this.#take(this.#rest, TURN_BYTES - taken);
    this.#deadline = performance.now() + PATIENCE_MS * Math.min(1, taken / TURN_BYTES);
    this.house.flush();
    this.next();
  };

  #take(queue: Speaker[], bytes: number): number {
    let taken = 0;
    for (let speaker; taken < bytes && (speaker = queue.shift());) {
      taken += speaker.speak(SHARE_BYTES);
      if (speaker.waits) this.#rest.push(speaker);
    }
    return taken;
  }
}
