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
 * (or its whole machine) was restarted, or somebody else calls from its address. So the old one is challenged:
 * our nick is told again, which changes nothing. A machine that was restarted knows nothing of the old
 * connection and answers with RST (RFC 9293, section 3.5.2): the new one takes its place. Where there is no such
 * sign, the old one lives, and the newcomer is told so and turned away.
 *
 * @module
 */
import type { Socket } from "node:net";
import { formatAddress } from "../../wire/address.ts";
import { pause, within } from "../../wire/deadline.ts";
import { said } from "../line/speech.ts";
import type { Text } from "../../wire/text.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { compareEndpoints } from "./endpoint.ts";
import { Link } from "./link.ts";
import { busyLine, meaningOf, nickLine } from "./protocol.ts";
import { Teller } from "./teller.ts";
import * as words from "./words.ts";

/** Whoever has a connection does not call, so two calls that cross are no further apart than one may last. */
const CROSSING_MS = 5_000;
/** How long our last lines may take to go out once the other side has said all. */
const FLUSH_MS = 5_000;
/** How long the losing connection is read before the winner's lines are shown. */
const DRAIN_MS = 1_000;
/** After a FIN of a young connection: the one that took its place may be waiting to be seen. */
const SUCCESSOR_MS = 50;
/** How long the other side may take to answer our goodbye before our FIN goes out nevertheless. */
const ANSWER_MS = 500;
/** How long a called side may take to hang up; and, before it does, a challenged connection to break. */
const [PROOF_MS, CHALLENGE_MS] = [1_000, 500];

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
  /** Resolved when there was somebody to talk to for the first time. */
  readonly met = Promise.withResolvers<void>();
  readonly #teller: Teller;
  #challenge: Promise<boolean> | undefined;
  #lostLast = false;
  /** Whether each typed line was sent, and nothing speaks against its having been read. */
  allSent = true;
  /** Whether the last connection was one that the other side took only to hang up. */
  wasTurnedAway = false;

  /** @param nick what the other side calls us, if we told it. */
  constructor(private readonly terminal: Terminal, private nick?: string) {
    this.#teller = new Teller(terminal);
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
    this.#admit(new Link(socket, byUs));
  }

  #admit(link: Link): void {
    if (this.#leaving) return link.destroy();
    const old = this.#current;
    const crossed = old !== undefined && old.byUs !== link.byUs && old.ageMs < CROSSING_MS;
    if (old && !crossed) return void this.#challengeFor(link, old);
    const winner = !old || compareEndpoints(link.listening, old.listening) < 0 ? link : old;
    if (winner === link) this.#switchTo(link, old);
    if (old) this.#teller.merged(old, link, winner);
    else if (!link.byUs) this.#teller.connected(link);
    else pause(PROOF_MS).then(() => this.#current === link && this.#teller.connected(link));
    this.#open.set(link, this.#listenTo(link));
    if (old) this.#retire(winner === link ? old : link, winner);
  }

  /** A further call: does the connection live that there is already? */
  async #challengeFor(link: Link, old: Link): Promise<void> {
    old.tell(nickLine(this.nick ?? NAMELESS));
    this.#challenge ??= within(this.free, CHALLENGE_MS);
    const isGone = await this.#challenge;
    this.#challenge = undefined;
    if (link.failure !== undefined) return link.destroy();
    if (isGone || this.#current !== old) return this.#admit(link);
    this.#teller.stillThere(this.#other, old, link);
    await link.refuse(busyLine(formatAddress(old.remote)), DRAIN_MS);
  }

  #switchTo(link: Link, old: Link | undefined): void {
    this.#current = link;
    this.met.resolve();
    if (!old) {
      this.#other = NAMELESS;
      this.#free = Promise.withResolvers();
    }
    if (this.nick !== undefined) link.tell(nickLine(this.nick));
  }

  /** The loser's lines come first: it is read to its end, but nobody waits for it forever. */
  #retire(loser: Link, winner: Link): void {
    loser.sayGoodbye();
    within(loser.answered, ANSWER_MS).then(() => loser.end());
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
    this.#lost(link, failure === undefined ? "fin" : { failure });
    // Our half may still break: who closes with something unread answers with RST.
    const flushed = await link.end(FLUSH_MS);
    await within(link.closed, DRAIN_MS);
    link.destroy();
    await this.#doubt(link, (link.failure ?? failure) !== undefined || !flushed);
    this.#open.delete(link);
  }

  /** Lines that were sent over a connection that is no more, and that perhaps nobody has read. */
  async #doubt(link: Link, isBroken: boolean): Promise<void> {
    for (const line of link.unproven(isBroken)) await this.#miss(words.perhapsNotDelivered(line));
  }

  #miss(text: Text): Promise<void> {
    this.allSent = false;
    this.#lostLast ||= this.#leaving;
    return this.terminal.problem(text);
  }

  #lost(link: Link, ending: words.Ending): void {
    link.conclude();
    link.end();
    pause(FLUSH_MS + DRAIN_MS).then(() => link.destroy()); // where its FIN never comes
    if (this.#current !== link) return;
    this.#current = undefined;
    this.wasTurnedAway = link.wasTurnedAway;
    this.#free.resolve();
    if (!this.#leaving) this.#teller.over(this.#other, link, ending);
  }

  async #heard(link: Link, line: string): Promise<void> {
    const meaning = meaningOf(line);
    if (meaning.kind === "quit") return await this.#bidden(link, meaning.shown);
    if (meaning.kind === "busy" && link.shown === 0 && !link.isParting) {
      link.hearBusy();
      this.#teller.busy(link, meaning.other);
      return this.#lost(link, "fin");
    }
    this.#teller.connected(link);
    if (meaning.kind !== "nick") {
      const text = meaning.kind === "said" ? meaning.text : line;
      const address = formatAddress(link.remote);
      await this.terminal.show(said({ nick: this.#other, address, text }));
      link.shown++;
    } else if (meaning.nick !== this.#other) {
      this.#other = meaning.nick;
      await this.terminal.notice(words.named(link.remote, meaning.nick));
    }
  }

  /** The other side says goodbye: so do we, and both know what was read. */
  async #bidden(link: Link, shown: number): Promise<void> {
    link.hearGoodbye(shown);
    const mayCross = link.ageMs < CROSSING_MS && link === this.#current;
    if (mayCross && !this.#leaving) await pause(SUCCESSOR_MS); // whoever leaves sends its FIN at once
    link.sayGoodbye();
    link.agreed();
    this.#lost(link, "goodbye");
  }

  /** Sends a line to the other side, or says that it was not sent. Nothing is kept for later. */
  async say(line: string): Promise<void> {
    for (let link; (link = this.#current);) {
      const outcome = await link.send(line);
      if (outcome === "sent") return;
      if (outcome === "stalled") return await this.#miss(words.notDelivered(line, "stalled"));
      if (link === this.#current) break; // else another connection has taken its place meanwhile
    }
    await this.#miss(words.notDelivered(line, "nobody"));
  }

  /** From now on the other side calls us so. */
  rename(nick: string): void {
    this.nick = nick;
    this.#current?.tell(nickLine(nick));
  }

  /**
   * Says goodbye: how much of the other side's we have shown, and our FIN; and a moment for what is on its way,
   * since what reaches a closed socket is answered with RST and lost.
   *
   * @param ms how long all that was said may take to go out, and then the other side to close its half.
   * @returns whether nothing speaks against the arrival of the lines that were said last.
   */
  async leave(ms: number): Promise<boolean> {
    await this.#current?.ready();
    this.#leaving = true;
    const link = this.#current;
    if (link) {
      link.sayGoodbye();
      await within(link.answered, ANSWER_MS);
      if (!await link.end(ms)) await this.#miss(words.LEFT_UNSENT);
    }
    await within(Promise.all(this.#open.values()), ms);
    for (const open of this.#open.keys()) {
      await this.#doubt(open, true);
      open.destroy();
    }
    return !this.#lostLast;
  }
}
