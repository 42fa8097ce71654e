/**
 * What a worker writes down of its clients.
 *
 * @module
 */
import type { WrongReply } from "../../wire/load_report.ts";
import { Latencies } from "../../wire/latencies.ts";
import type { Counts, Tally } from "./messages.ts";

/** The book that all clients of a worker write into. Times are performance.now(), in ms. */
export class Ledger {
  #connected = 0;
  #failed = 0;
  #sent = 0;
  #answered = 0;
  #wrong = 0;
  #startedAt = 0;
  #lastMoveAt = 0;
  #firstWrong: Tally["firstWrong"];
  readonly #errors: Record<string, number> = {};
  readonly #latencies = new Latencies();
  readonly #firstReplies = new Latencies();

  constructor(private readonly durationMs: number) {}

  /** The clients begin to talk. */
  begin(startedAt: number): void {
    this.#startedAt = this.#lastMoveAt = startedAt;
  }

  connected(): void {
    this.#connected++;
  }

  sent(): void {
    this.#sent++;
  }

  answered(at: number, latencyMs: number): void {
    this.#answered++;
    this.#latencies.record(latencyMs);
    if (at > this.#lastMoveAt) this.#lastMoveAt = at;
  }

  firstReply(ms: number): void {
    this.#firstReplies.record(ms);
  }

  wrong(reply: WrongReply): void {
    this.#wrong++;
    const ms = this.#ended();
    this.#firstWrong ??= { ...reply, ms };
  }

  failed(errno: string): void {
    this.#failed++;
    this.#errors[errno] = (this.#errors[errno] ?? 0) + 1;
    this.#ended();
  }

  /** A client ended early. One that waits beyond the end of the time does not make the time longer. */
  #ended(): number {
    const ms = performance.now() - this.#startedAt;
    const countedMs = this.durationMs > 0 ? Math.min(ms, this.durationMs) : ms;
    this.#lastMoveAt = Math.max(this.#lastMoveAt, this.#startedAt + countedMs);
    return ms;
  }

  get counts(): Counts {
    return {
      connected: this.#connected,
      failed: this.#failed,
      sent: this.#sent,
      answered: this.#answered,
      wrong: this.#wrong,
    };
  }

  get tally(): Tally {
    return {
      ...this.counts,
      activeMs: this.#lastMoveAt - this.#startedAt,
      latencies: this.#latencies.counted(),
      firstReplies: this.#firstReplies.counted(),
      errors: this.#errors,
      ...(this.#firstWrong && { firstWrong: this.#firstWrong }),
    };
  }
}
