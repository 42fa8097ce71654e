/**
 * One TCP connection between two peers, whoever called.
 *
 * @module
 */
import type { Socket } from "node:net";
import { type Address, formatAddress } from "../../wire/address.ts";
import { pause, within } from "../../wire/deadline.ts";
import { LineCutter } from "../terminal/line_cutter.ts";

/** So much may wait for a peer that does not read. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** How long a line waits for room; a peer that reads, however slowly, makes room in this time. */
const STALLED_MS = 5_000;
/** How many lines are remembered that the other side may not have got. */
const MAX_REMEMBERED = 100;
/** After so long without traffic the kernel asks whether the other side is still there. */
const KEEPALIVE_MS = 10_000;
/** Why lines of a new connection wait this long: see {@linkcode Link.mayShow}. */
const YOUNG_MS = 100;

/** A connection that is established. */
export class Link {
  /** This side of it, as this side sees it. */
  readonly local: Address;
  /** The other side of it, as this side sees it. */
  readonly remote: Address;
  readonly #bornAt = performance.now();
  /** Fulfilled when both halves are closed, or it broke. */
  readonly closed: Promise<void>;
  /**
   * Fulfilled when lines from here may be shown. An older connection may already wait to be accepted while
   * the first lines of this one are read: it gets the time to come first.
   */
  mayShow: Promise<void>;
  /** What broke it. */
  failure: unknown;
  #unheard: string[] = [];
  #ended = false;
  #stalled = false;
  #progress: Promise<void> = Promise.resolve();
  #flushed: Promise<void> | undefined;

  /** @param byUs whether this side called the other. */
  constructor(private readonly socket: Socket, readonly byUs: boolean) {
    this.local = { host: bare(socket.localAddress), port: socket.localPort ?? 0 };
    this.remote = { host: bare(socket.remoteAddress), port: socket.remotePort ?? 0 };
    socket.setNoDelay(true); // a line goes out when it is typed (RFC 9293, section 3.7.4)
    // A cable that is pulled out sends no FIN and no RST. Keep-alive (RFC 9293, section 3.8.4) finds it out
    // after 10 s and as many probes as the system makes (on Linux up to 11 minutes, tcp(7)); a line that is
    // sent into the void finds it out when TCP gives up sending it again, 15 minutes later. Until then it
    // looks like somebody who says nothing.
    socket.setKeepAlive(true, KEEPALIVE_MS);
    socket.on("error", (error) => this.failure ??= error);
    this.closed = new Promise((resolve) => socket.once("close", () => resolve()));
    // The second pause: had this program been held up, its timer would be served before its sockets.
    this.mayShow = pause(YOUNG_MS).then(() => pause(1));
  }

  /** How long it has existed. */
  get ageMs(): number {
    return performance.now() - this.#bornAt;
  }

  /** Of the two ends the one that was called: both sides name the same. */
  get listening(): Address {
    return this.byUs ? this.remote : this.local;
  }

  /** Fulfilled when {@linkcode Link.mayShow} is, whatever it became meanwhile. */
  async ready(): Promise<void> {
    for (let gate; gate !== this.mayShow;) await (gate = this.mayShow);
  }

  /** Both ends, this side first. */
  get ends(): string {
    return `${formatAddress(this.local)} <-> ${formatAddress(this.remote)}`;
  }

  /**
   * What the other side says, until its FIN.
   *
   * @throws where the connection breaks.
   */
  async *lines(): AsyncGenerator<string> {
    const cutter = new LineCutter();
    // The end of what they say is not the end of what we say, so the socket outlives this loop.
    for await (const bytes of this.socket.iterator({ destroyOnReturn: false })) {
      this.#unheard = [];
      yield* cutter.push(bytes);
    }
    yield* cutter.end();
  }

  /**
   * Sends a line.
   *
   * @returns `ended` where this half is closed; `stalled` where too much waits already for the other side
   * to read it.
   */
  async send(line: string): Promise<"sent" | "ended" | "stalled"> {
    while (this.socket.writableLength >= MAX_WAITING_BYTES && !this.#ended) {
      if (this.#stalled) return "stalled"; // the one who noticed has waited long enough for all
      this.#stalled = !await within(this.#progress, STALLED_MS);
    }
    this.#stalled = false;
    if (this.#ended || this.socket.destroyed) return "ended";
    if (this.#unheard.push(line) > MAX_REMEMBERED) this.#unheard.shift();
    this.#progress = new Promise((resolve) => this.socket.write(`${line}\n`, () => resolve()));
    return "sent";
  }

  /** Sends what is not somebody's line, and need not be remembered. */
  tell(line: string): void {
    if (!this.#ended && !this.socket.destroyed) this.socket.write(`${line}\n`);
  }

  /** Lines sent since the other side was last heard, oldest first: TCP tells no program what has arrived. */
  forget(): string[] {
    return this.#unheard.splice(0);
  }

  /**
   * Closes this half: our FIN goes out behind all that was sent. Resolves to whether all of it was handed to
   * the system within `ms`.
   */
  end(ms = 0): Promise<boolean> {
    this.#flushed ??= new Promise<void>((resolve) => {
      this.#ended = true;
      this.socket.end(() => resolve());
      this.closed.then(resolve);
    });
    return within(this.#flushed, ms);
  }

  /** Away with it, whatever is still on its way. */
  destroy(): void {
    this.#ended = true;
    this.socket.destroy();
  }
}

/** An IPv4 address that a socket for both families reports as IPv6 (::ffff:10.77.0.1) is shown as IPv4. */
function bare(ip: string | undefined): string {
  return (ip ?? "").replace(/^::ffff:(?=\d+\.)/i, "");
}
