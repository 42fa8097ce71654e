/**
 * When a client may send its next line.
 *
 * @module
 */
import type { Terms } from "./messages.ts";
import { Turns } from "../../wire/turns.ts";

/** The pace of all clients of a worker. Times are performance.now(), in ms. */
export class Pace {
  readonly #turns = new Turns();
  readonly #endAt: number;
  /** So many lines are due before the end. */
  readonly #due: number;

  constructor(private readonly terms: Terms, private readonly startedAt: number) {
    const { durationMs, rate } = terms;
    this.#endAt = durationMs > 0 ? startedAt + durationMs : Infinity;
    this.#due = durationMs > 0 ? rate * durationMs / 1000 : Infinity;
  }

  /**
   * Waits until the client may send its `n`th line.
   *
   * @returns since when that line has been waiting; undefined when the time is over.
   */
  async turn(client: number, n: number): Promise<number | undefined> {
    const { rate, thinkMs } = this.terms;
    if (rate > 0) return await this.#scheduled(client, n);
    if (thinkMs > 0 && n > 1) await pause(Math.min(thinkMs, this.#endAt - performance.now()));
    await this.#turns.next();
    const now = performance.now();
    return now < this.#endAt ? now : undefined;
  }

  /**
   * With a rate, a line waits from when it was due: a server that stalls for a second keeps every line waiting
   * that was due in it, and to time only the one in flight would forgive the others ("coordinated omission").
   * But where the client was free and only its timer late (it has steps of 1 ms), the server is not to blame.
   */
  async #scheduled(client: number, n: number): Promise<number | undefined> {
    const { clients, rate } = this.terms;
    const place = client - 1 + (n - 1) * clients; // the clients take turns, so that lines come evenly
    if (place >= this.#due) return undefined;
    const dueAt = this.startedAt + place / rate * 1000;
    const earlyMs = dueAt - performance.now();
    if (earlyMs > 0) await pause(earlyMs);
    await this.#turns.next();
    const now = performance.now();
    if (earlyMs > 0) return now;
    return now < this.#endAt ? dueAt : undefined;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.ceil(ms)));
}
