/**
 * One TCP connection between two peers, whoever called.
 *
 * @module
 */
import type { Socket } from "node:net";
import { type Address, formatAddress } from "../../wire/address.ts";
import { pause, within } from "../../wire/deadline.ts";
import { LineCutter } from "../terminal/line_cutter.ts";
import { quitLine, saidLine } from "./protocol.ts";

/** So much may wait for a peer that does not read. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** How long a line waits for room; a peer that reads, however slowly, makes room in this time. */
const STALLED_MS = 5_000;
/** How many lines are remembered that the other side may not have got. */
const MAX_REMEMBERED = 100;
/** After so long without traffic the kernel asks whether the other side is still there. */
const KEEPALIVE_MS = 10_000;
/** Whoever accepts a call and means it does not end it sooner than this without a word. */
const MEANT_MS = 1_000;
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
  /** How many lines of the other side were shown. */
  shown = 0;
  /** Fulfilled when both sides have said goodbye, or the other sent its FIN, or the connection broke. */
  readonly answered: Promise<void>;
  /** Whether the other side said that it talks to somebody else. */
  isBusy = false;
  readonly #answered = Promise.withResolvers<void>();
  /** The last lines that were said over it, of `#sent` in all. */
  #lines: string[] = [];
  #sent = 0;
  /** How many had been sent when the other side was last heard. */
  #sentWhenHeard = 0;
  /** How many of them the other side has shown, as it says. */
  #read: number | undefined;
  /** How many of its lines we have told it that we have shown. */
  #told: number | undefined;
  #endedBeforeThem = false;
  #hasHeard = false;
  #lifeMs: number | undefined;
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
    this.answered = Promise.race([this.#answered.promise, this.closed]);
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
      this.#sentWhenHeard = this.#sent;
      this.#hasHeard = true;
      yield* cutter.push(bytes);
    }
    this.#endedBeforeThem = this.#ended || this.#told !== undefined;
    yield* cutter.end();
    this.#answered.resolve();
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
    this.#sent++;
    if (this.#lines.push(line) > MAX_REMEMBERED) this.#lines.shift();
    this.#progress = new Promise((resolve) =>
      this.socket.write(`${saidLine(line)}\n`, () => resolve())
    );
    return "sent";
  }

  /** Sends what is not somebody's line, and need not be remembered. */
  tell(line: string): void {
    if (!this.#ended && !this.socket.destroyed) this.socket.write(`${line}\n`);
  }

  /** Says goodbye; again only if more was shown since. Nothing may be said afterwards. */
  sayGoodbye(): void {
    if (this.#told === this.shown) return;
    this.#told = this.shown;
    this.tell(quitLine(this.shown));
  }

  /** The other side has said goodbye. @param shown how many of our lines it has shown, as it says. */
  hearGoodbye(shown: number): void {
    this.#read = Math.max(this.#read ?? 0, Math.min(shown, this.#sent));
  }

  /** Both sides have said goodbye, and neither has shown more since: nothing is left to say. */
  agreed(): void {
    this.#answered.resolve();
  }

  /** Whether either side has said goodbye. */
  get isParting(): boolean {
    return this.#told !== undefined || this.#read !== undefined;
  }

  /** The other side talks to somebody else, and has read nothing. */
  hearBusy(): void {
    this.isBusy = true;
    this.hearGoodbye(0);
    this.#answered.resolve();
  }

  /** The end, as far as this side is concerned: what is known of {@linkcode Link.wasTurnedAway} stays. */
  conclude(): void {
    this.#lifeMs ??= this.ageMs;
  }

  /** Whether the other side took our call only to hang up. */
  get wasTurnedAway(): boolean {
    const life = this.#lifeMs ?? this.ageMs;
    return this.isBusy || this.byUs && !this.#hasHeard && life < MEANT_MS;
  }

  /**
   * The lines, oldest first, of which nothing says that the other side has read them; asked for once.
   *
   * After a goodbye these are the ones above its number. A partner that says none, such as `nc`: what it sent
   * after our line is taken for a sign that it got the line, and so is its FIN if ours was sent before, since
   * programs of its kind close when they have read to our FIN. Both are likely, and neither is certain.
   *
   * @param isBroken it ended with an error, or not at all.
   */
  unproven(isBroken: boolean): string[] {
    const lines = this.#lines.splice(0);
    const closedAfterUs = !isBroken && this.#endedBeforeThem;
    const read = this.#read ?? (closedAfterUs ? this.#sent : this.#sentWhenHeard);
    const doubtful = Math.min(this.#sent - read, lines.length);
    return doubtful > 0 ? lines.slice(-doubtful) : [];
  }

  /** Says why there will be no conversation, and closes. */
  async refuse(why: string, ms: number): Promise<void> {
    this.tell(why);
    this.end();
    // Closed with something unread it would answer with RST, and what we told would be lost.
    const discard = async () => {
      for await (const _ of this.socket.iterator({ destroyOnReturn: false }));
    };
    await within(discard().catch(() => {}), ms);
    this.destroy();
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
