/**
 * Everybody who listens, and whether they keep up.
 *
 * No slow reader harms the others: each is written to on its own, and what waits for it is a part of the one
 * stream. So the memory is bounded, however many read nothing:
 *
 *     the stream            QUEUE_BYTES and a turn (1 MiB and 64 KiB), once
 *     each member           a write under way, of which at most 64 KiB are its own copy
 *                           what was told to it alone, within the same QUEUE_BYTES
 *
 * @module
 */
import { Outlet, type Overseer, QUEUE_BYTES } from "./outlet.ts";
import { Stream } from "./stream.ts";

/** What an audience tells whoever runs the room. */
export interface Listener {
  /** It may have become time for the next turn. */
  eased(): void;
  /** More waits for this one than it may. */
  overflowed(outlet: Outlet): void;
  /** This one had too much waiting, and has taken it. */
  caughtUp(outlet: Outlet): void;
}

/** The outlets of all members, and the stream that they share. */
export class Audience implements Overseer {
  readonly stream = new Stream();
  readonly #outlets = new Set<Outlet>();
  #busy = 0;
  #late = 0;

  constructor(private readonly listener: Listener) {}

  /** One more, who hears what is said from now on. */
  join(to: { write(bytes: Uint8Array): Promise<number> }): Outlet {
    const outlet = new Outlet(to, this.stream, this);
    this.#outlets.add(outlet);
    return outlet;
  }

  /**
   * Whether more may be said. At least half must have taken everything: a few slow readers cannot hold the
   * others up, and most of the room cannot be left behind by the one who talks. Somebody who is half way to
   * being dropped is waited for as well.
   */
  get keepsUp(): boolean {
    return this.#late === 0 && 2 * this.#busy <= this.#outlets.size;
  }

  /** Writes to everybody for whom something waits. */
  flush(): void {
    let slowest = this.stream.end;
    for (const outlet of this.#outlets) {
      if (outlet.bytes > QUEUE_BYTES) {
        this.listener.overflowed(outlet);
        continue;
      }
      outlet.flush();
      if (outlet.place < slowest) slowest = outlet.place;
    }
    this.stream.forget(slowest);
  }

  closed(outlet: Outlet): void {
    this.#outlets.delete(outlet);
  }

  busy(): void {
    this.#busy++;
  }

  idle(): void {
    this.#busy--;
    if (this.keepsUp) this.listener.eased();
  }

  late(): void {
    this.#late++;
  }

  onTime(outlet: Outlet): void {
    this.#late--;
    this.listener.caughtUp(outlet);
    if (this.keepsUp) this.listener.eased();
  }
}
