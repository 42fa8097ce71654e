/**
 * When a conversation ends that the client does not end itself.
 *
 * @module
 */

/** What can be hung up on. */
interface Line {
  closeWrite(): Promise<void>;
  close(): void;
}

/** After our FIN, how long a peer may take to send its own before the connection is cut. */
const LINGER_MS = 500;
/** When asked to stop: a connection that has moved nothing for this long has no reply in flight. */
export const SETTLE_MS = 50;
/** When asked to stop: a peer that never pauses is cut off here, so that stopping takes under 2 s. */
const STOP_MS = 800;

/** Ends a conversation that has been quiet for too long, or that must end because the server stops. */
export class Pace implements Disposable {
  /** Our FIN is out: what still arrives is read and dropped. */
  hungUp = false;
  /** An answer is being made, not sent: that is not the client's silence. */
  busy = false;
  #lastMove = 0;
  #limitMs = 0;
  #timers: Set<ReturnType<typeof setTimeout>> | undefined;

  /** @param idleMs hang up after so long without traffic, in ms; 0: never. */
  constructor(private readonly line: Line, idleMs: number) {
    if (idleMs > 0) this.#hangUpWhenQuietFor(idleMs);
  }

  /** Says that bytes moved, in or out. */
  moved(): void {
    if (this.#limitMs > 0) this.#lastMove = performance.now();
  }

  /** What has already arrived is still read, and answered; then it ends, after so long without a move. */
  stop(settleMs: number): void {
    this.#hangUpWhenQuietFor(settleMs);
    this.#after(STOP_MS, () => this.hangUp());
  }

  /** Sends FIN, and waits a little for the peer's: what it is still sending must not meet a closed socket. */
  hangUp(): void {
    if (this.hungUp) return;
    this.hungUp = true;
    this.line.closeWrite().catch(() => {}); // the client may be gone already
    this.#after(LINGER_MS, () => this.line.close());
  }

  #hangUpWhenQuietFor(limitMs: number): void {
    const isWatched = this.#limitMs > 0;
    this.#limitMs = limitMs;
    this.moved();
    if (isWatched) this.#clear();
    let quietSince: number | undefined;
    const check = () => {
      const leftMs = this.#lastMove + this.#limitMs - performance.now();
      if (leftMs > 0) return this.#after(leftMs, check);
      // Only when it is seen a second time: a thread that was held up itself finds the time over before it has
      // looked what came in meanwhile.
      if (quietSince === this.#lastMove && !this.busy) return this.hangUp();
      quietSince = this.#lastMove;
      this.#after(SETTLE_MS, check);
    };
    check();
  }

  #after(ms: number, act: () => void): void {
    const timers = this.#timers ??= new Set();
    const timer = setTimeout(() => (timers.delete(timer), act()), ms);
    timers.add(timer);
  }

  #clear(): void {
    this.#timers?.forEach(clearTimeout);
    this.#timers?.clear();
  }

  [Symbol.dispose](): void {
    this.#clear();
  }
}
