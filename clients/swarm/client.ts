/**
 * One client of the swarm: a connection, one line in flight, every reply judged.
 *
 *     dial -> (until all are there) -> line, reply, line, reply ... -> FIN, what is left over, close
 *
 * @module
 */
import { errnoOf } from "../../wire/socket_error.ts";
import { visible } from "../../wire/visible.ts";
import { writeAll } from "../../wire/write_all.ts";
import type { Door } from "./door.ts";
import type { Ledger } from "./ledger.ts";
import { Exchange } from "./line.ts";
import type { Terms } from "./messages.ts";
import type { Pace } from "./pace.ts";

/** A reply is read in pieces of at most so many bytes: with 10,000 clients each byte counts. */
const MOST_BUFFER_BYTES = 16 * 1024;
/** Room for what a server puts around a line. */
const SPARE_BYTES = 64;

const NOTHING = new Uint8Array();

/** How a line ended. */
type Outcome = "right" | "wrong" | "closed";

/** A client. An error, or a wrong reply, ends it; the ledger keeps what came of it. */
export class Client {
  readonly #exchange: Exchange;
  readonly #buffer: Uint8Array;
  #conn: Deno.TcpConn | undefined;
  #dialMs = 0;
  /** Answers that came over this connection. */
  #answers = 0;
  #deadline = Infinity;
  #expired = false;

  /**
   * @param number from 1, over all workers.
   * @param door what those who connect again pass one by one, where they have to.
   */
  constructor(
    private readonly number: number,
    private readonly terms: Terms,
    private readonly ledger: Ledger,
    private readonly door: Door,
  ) {
    const { seed, lineBytes, reply } = terms;
    this.#exchange = new Exchange(seed, number, lineBytes, reply);
    this.#buffer = new Uint8Array(Math.min(lineBytes + SPARE_BYTES, MOST_BUFFER_BYTES));
  }

  /** Connects; a failure is written down. */
  async dial(): Promise<void> {
    const began = performance.now();
    try {
      this.#conn = await this.#connect();
      this.#dialMs = performance.now() - began;
      this.ledger.connected();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #connect(): Promise<Deno.TcpConn> {
    const { host: hostname, port, timeoutMs } = this.terms;
    const limit = timeoutMs > 0 ? { signal: AbortSignal.timeout(timeoutMs) } : {};
    const conn = await Deno.connect({ hostname, port, ...limit });
    const { localAddr, remoteAddr } = conn as { localAddr: Deno.NetAddr; remoteAddr: Deno.NetAddr };
    if (localAddr.port === port && localAddr.hostname === remoteAddr.hostname) {
      // Nobody listens, and our own port is the one we called: two SYNs that cross are a connection too
      // (RFC 9293, section 3.5), here with ourselves.
      conn.close();
      throw Object.assign(new Error("connected to itself"), { code: "ECONNREFUSED" });
    }
    conn.setNoDelay(); // a line goes out when it is written (Nagle's algorithm; RFC 9293, section 3.7.4)
    return conn;
  }

  /** Sends the lines, each after the reply to the last, and judges the replies. */
  async talk(pace: Pace): Promise<void> {
    if (!this.#conn) return;
    const { lines, hold } = this.terms;
    for (let n = 1; lines === 0 || n <= lines; n++) {
      const waitingSince = await pace.turn(this.number, n);
      if (waitingSince === undefined) break;
      try {
        if (await this.#ask(n, waitingSince)) continue;
        this.#wrong();
      } catch (error) {
        if (this.#expired && this.#exchange.strange) this.#wrong();
        else this.#fail(error);
      }
      return this.#close();
    }
    if (!hold) await this.#leave();
  }

  /** One line and its reply. Returns whether that was right. */
  async #ask(n: number, waitingSince: number): Promise<boolean> {
    const line = this.#exchange.next(n);
    const sentAt = performance.now();
    this.ledger.sent();
    let outcome = await this.#say(line);
    if (outcome === "closed" && this.terms.redial && this.#answers > 0) {
      // It closed after an answer, as a server does that takes one line per connection.
      if (this.#exchange.judgeLeftover(NOTHING) === "wrong") return false;
      outcome = await this.door.pass(async () => {
        await this.#redial();
        return await this.#say(line);
      });
    }
    if (outcome === "closed" && !this.#exchange.strange) throw new Closed();
    if (outcome !== "right") return false;
    const now = performance.now();
    this.#deadline = Infinity;
    this.#answers++;
    this.ledger.answered(now, now - waitingSince);
    if (n === 1) this.ledger.firstReply(this.#dialMs + now - sentAt);
    return true;
  }

  /** Sends the line and reads until its reply is judged. `closed` where the server was done before. */
  async #say(line: Uint8Array): Promise<Outcome> {
    const { timeoutMs, redial } = this.terms;
    const conn = this.#conn;
    if (!conn) return "closed";
    if (timeoutMs > 0) this.#deadline = performance.now() + timeoutMs;
    try {
      await writeAll(conn, line);
      for (let n; (n = await conn.read(this.#buffer)) !== null;) {
        const verdict = this.#exchange.judge(this.#buffer.subarray(0, n));
        if (verdict !== "more") return verdict;
      }
      return "closed";
    } catch (error) {
      // To write to what the other side has closed is answered with RST (RFC 9293, section 3.5.2).
      const closed = ["EPIPE", "ECONNRESET"].includes(errnoOf(error));
      if (redial && closed && this.#answers > 0) return "closed";
      throw error;
    }
  }

  async #redial(): Promise<void> {
    this.#close();
    this.#exchange.reset();
    this.#answers = 0;
    this.#conn = await this.#connect();
  }

  /** Ends our half, and reads what is left over: nothing that answers a line. */
  async #leave(): Promise<void> {
    const conn = this.#conn;
    if (!conn) return;
    if (this.terms.timeoutMs > 0) this.#deadline = performance.now() + this.terms.timeoutMs;
    try {
      await conn.closeWrite();
      let verdict = this.#exchange.judgeLeftover(NOTHING);
      for (let n; verdict === "right" && (n = await conn.read(this.#buffer)) !== null;) {
        verdict = this.#exchange.judgeLeftover(this.#buffer.subarray(0, n));
      }
      if (verdict === "wrong") this.#wrong("");
    } catch {
      // Everything was answered: how the server ends it, or that it does not, is not what is asked here.
    }
    this.#close();
  }

  /** To be called again and again: ends the client if what it waits for is overdue. */
  expire(now: number): void {
    if (now <= this.#deadline) return;
    this.#expired = true;
    this.#close(); // the read() that waits fails now
  }

  /** @param owed what would have been right; by default the reply. */
  #wrong(owed?: string): void {
    const { line, expected, got } = this.#exchange.difference;
    const client = this.number;
    this.ledger.wrong({ client, line, expected: owed ?? expected, got: visible(got) });
  }

  #fail(error: unknown): void {
    const name = error instanceof Error ? error.name : "Error";
    this.ledger.failed(this.#expired ? "ETIMEDOUT" : errnoOf(error) || name);
  }

  #close(): void {
    this.#deadline = Infinity;
    this.#conn?.close();
    this.#conn = undefined;
  }
}

/** The server closed where an answer was owed. */
class Closed extends Error {
  readonly code = "EOF";
}
