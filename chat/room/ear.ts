/**
 * The way in from one member: bytes become lines, and the lines are said when it has the floor.
 *
 * While some of what was read waits, nothing more is read: so TCP's own flow control slows the sender down,
 * and nothing is lost.
 *
 * @module
 */
import type { Framer } from "../../wire/lines.ts";
import type { Flood } from "./flood.ts";
import type { Floor, Speaker } from "./floor.ts";

/** What a line costs at least, in bytes: also one that nobody hears takes time. */
const LEAST_COST_BYTES = 16;

/** Whose ear it is. */
export interface Owner {
  /** Does what the line says; how many bytes that has put into queues. */
  line(bytes: Uint8Array): number;
  /** There is more than the flood limit allows: told once a flood. */
  flooding(): void;
  /** It has not taken what it was answered so far: it has to do that before it says more. */
  readonly isLate: boolean;
}

/** One member's ear. */
export class Ear implements Speaker {
  waits = false;
  #lines: Iterator<Uint8Array> | undefined;
  /** Taken from the lines, and too early. */
  #line: Uint8Array | undefined;
  #heard: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isHeldUp = false;
  #closed = false;

  constructor(
    private readonly framer: Framer,
    private readonly floor: Floor,
    private readonly flood: Flood,
    private readonly owner: Owner,
  ) {}

  /** Takes bytes in; fulfilled when every line that they complete was said. The bytes must not change until then. */
  hear(bytes: Uint8Array): Promise<void> {
    return this.say(this.framer.push(bytes));
  }

  /** Takes in the last line, if it came without an end. */
  end(): Promise<void> {
    return this.say(this.framer.end());
  }

  /** Fulfilled when all these lines were said. */
  say(lines: Iterator<Uint8Array>): Promise<void> {
    if (this.#closed) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#lines = lines;
    this.#heard = resolve;
    this.#enter();
    return promise;
  }

  speak(bytes: number): number {
    let said = 0;
    while (this.waits && said < bytes) {
      if (this.owner.isLate) {
        this.#isHeldUp = true;
        this.waits = false;
        break;
      }
      const line = this.#line ?? this.#lines?.next().value;
      if (line === undefined) {
        this.#end();
        break;
      }
      const waitMs = this.flood.waitMs(performance.now(), line.length);
      if (waitMs > 0) this.#hold(line, waitMs);
      else {
        this.#line = undefined;
        said += Math.max(LEAST_COST_BYTES, this.owner.line(line));
      }
    }
    return said;
  }

  /** The owner is no longer late. */
  resume(): void {
    if (this.#isHeldUp) this.#enter();
  }

  /** Hears nothing any more; what has not been said is dropped. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#end();
  }

  #enter(): void {
    this.#isHeldUp = false;
    if (this.#closed) return;
    this.waits = true;
    this.floor.enter(this);
  }

  #hold(line: Uint8Array, waitMs: number): void {
    this.#line = line;
    this.waits = false;
    this.#timer = setTimeout(() => this.#enter(), waitMs);
    if (this.flood.begins()) this.owner.flooding();
  }

  #end(): void {
    this.waits = false;
    this.#lines = undefined;
    this.#line = undefined;
    this.#heard?.();
  }
}
