/**
 * The one conversation that two peers have, over whichever connection there is.
 *
 * Each side listens and calls, so at first there may be two connections, one in each direction:
 *
 *     ana 10.77.0.1:12000 <----------- 10.77.0.2:51830 bia      bia called
 *     ana 10.77.0.1:40112 -----------> 10.77.0.2:12000 bia      ana called
 *
 * One of them stays, and both sides must choose the same without asking each other. Both see which end of
 * each was called, so the rule is: **the connection whose called end (the listening one) is the lower stays**,
 * by the bytes of the address, then by the port; here bia's call to 10.77.0.1:12000. The other one is
 * closed behind what was sent over it, and read to its end. Each side sends over the losing connection first
 * and over the winning one afterwards, never the other way round; so whoever shows what came over the loser
 * before what came over the winner loses, doubles and reorders nothing.
 *
 * A second connection in the same direction, or long after the first, is something else: the other program
 * (or its whole machine) was restarted. Then the new one replaces the old.
 *
 * @module
 */
import type { Socket } from "node:net";
import { formatAddress } from "../../wire/address.ts";
import { pause, within } from "../../wire/deadline.ts";
import { asNick } from "../line/nick.ts";
import { said } from "../line/speech.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { compareEndpoints } from "./endpoint.ts";
import { Link } from "./link.ts";
import * as words from "./words.ts";

/** Whoever has a connection does not call, so two calls that cross are no further apart than one may last. */
const CROSSING_MS = 5_000;
/** How long our last lines may take to go out once the other side has said all. */
const FLUSH_MS = 5_000;
/** How long the losing connection is read before the winner's lines are shown. */
const DRAIN_MS = 1_000;
/** After a FIN of a young connection: the one that took its place may be waiting to be seen. */
const SUCCESSOR_MS = 50;

/** Nobody has told a name yet. */
const NAMELESS = "peer";

/** What is said between the two, and over what. */
export class Conversation {
  #current: Link | undefined;
  /** Every connection that is not closed yet, with the end of its reading. */
  readonly #open = new Map<Link, Promise<void>>();
  #other = NAMELESS;
  #free = Promise.withResolvers<void>();
  #leaving = false;
  /** Whether each typed line was sent. */
  allSent = true;

  /** @param nick what the other side calls us, if we told it. */
  constructor(private readonly terminal: Terminal, private nick?: string) {
    this.#free.resolve();
  }

  /** Whether there is somebody to talk to. */
  get connected(): boolean {
    return this.#current !== undefined;
  }

  /** Fulfilled when there is nobody to talk to; another promise each time somebody comes. */
  get free(): Promise<void> {
    return this.#free.promise;
  }

  /** Takes a new connection in, and decides which one stays. */
  adopt(socket: Socket, byUs: boolean): void {
    const link = new Link(socket, byUs);
    if (this.#leaving) return link.destroy();
    const old = this.#current;
    const crossed = old !== undefined && old.byUs !== byUs && old.ageMs < CROSSING_MS;
    const winner = !crossed || compareEndpoints(link.listening, old.listening) < 0 ? link : old;
    if (winner === link) this.#switchTo(link, old);
    if (!old) this.terminal.notice(words.connected(link));
    else if (crossed) this.terminal.notice(words.merged(winner));
    else {
      this.#other = NAMELESS;
      this.terminal.problem(words.replaced(link));
      this.#doubt(old);
    }
    this.#open.set(link, this.#listenTo(link));
    const loser = winner === link ? old : link;
    if (loser) this.#retire(loser, winner);
  }

  #switchTo(link: Link, old: Link | undefined): void {
    this.#current = link;
    if (!old) {
      this.#other = NAMELESS;
      this.#free = Promise.withResolvers();
    }
    if (this.nick !== undefined) link.tell(`/nick ${this.nick}`);
  }

  /** The loser's lines come first: it is read to its end, but nobody waits for it forever. */
  #retire(loser: Link, winner: Link): void {
    loser.end();
    loser.mayShow = Promise.resolve();
    const drained = within(this.#open.get(loser) ?? loser.closed, DRAIN_MS);
    winner.mayShow = Promise.all([winner.mayShow, drained]).then(() => loser.destroy());
  }

  async #listenTo(link: Link): Promise<void> {
    let failure: unknown;
    try {
      for await (const line of link.lines()) {
        await link.ready();
        await this.#heard(link, line);
      }
      await link.ready();
      if (link.ageMs < CROSSING_MS) await pause(SUCCESSOR_MS);
    } catch (error) {
      failure = error;
    }
    this.#lost(link, failure);
    // Our half may still break: who closes with something unread answers with RST.
    const flushed = await link.end(FLUSH_MS);
    await within(link.closed, DRAIN_MS);
    link.destroy();
    // What we broke off ourselves, when leaving, tells nothing.
    const broken = link.failure ?? (this.#leaving ? undefined : failure);
    if (broken !== undefined || !flushed) this.#doubt(link);
    this.#open.delete(link);
  }

  /** Lines that were sent over a connection that is no more, with no sign of life since. */
  #doubt(link: Link): void {
    for (const line of link.forget()) {
      this.allSent = false;
      this.terminal.problem(words.perhapsNotDelivered(line));
    }
  }

  #lost(link: Link, failure: unknown): void {
    link.end();
    if (this.#current !== link) return;
    this.#current = undefined;
    this.#free.resolve();
    if (this.#leaving) return;
    const text = words.over(this.#other, link, failure);
    if (failure === undefined) this.terminal.notice(text);
    else this.terminal.problem(text);
  }

  async #heard(link: Link, text: string): Promise<void> {
    const [, name] = /^\/nick (\S+)$/.exec(text) ?? [];
    const nick = name === undefined ? undefined : asNick(name);
    if (nick === undefined) {
      const address = formatAddress(link.remote);
      return await this.terminal.show(said({ nick: this.#other, address, text }));
    }
    if (nick === this.#other) return;
    this.#other = nick;
    await this.terminal.notice(words.named(link.remote, nick));
  }

  /** Sends a line to the other side, or says that it was not sent. Nothing is kept for later. */
  async say(line: string): Promise<void> {
    for (let link; (link = this.#current);) {
      const outcome = await link.send(line);
      if (outcome === "sent") return;
      if (outcome === "stalled") return await this.#unsent(line, "stalled");
      if (link === this.#current) break; // else another connection has taken its place meanwhile
    }
    await this.#unsent(line, "nobody");
  }

  async #unsent(line: string, why: "nobody" | "stalled"): Promise<void> {
    this.allSent = false;
    await this.terminal.problem(words.notDelivered(line, why));
  }

  /** From now on the other side calls us so. */
  rename(nick: string): void {
    this.nick = nick;
    this.#current?.tell(`/nick ${nick}`);
  }

  /**
   * Says goodbye: our FIN, and a moment for what is on its way, since what reaches a closed socket is answered
   * with RST and lost.
   *
   * @param flushMs how long all that was said may take to go out.
   */
  async leave(flushMs: number, farewellMs: number): Promise<void> {
    await this.#current?.ready();
    this.#leaving = true;
    const link = this.#current;
    if (link) {
      if (!await link.end(flushMs)) {
        this.allSent = false;
        await this.terminal.problem(words.LEFT_UNSENT);
      }
      await within(Promise.all(this.#open.values()), farewellMs);
    }
    for (const open of this.#open.keys()) open.destroy();
  }
}
