/**
 * A crowd, from the first connection to the last delivery.
 *
 *     enter one by one -> roll call, until all hear all -> senders speak -> silence -> leave
 *
 * @module
 */
import type { CrowdReport } from "../../wire/crowd_report.ts";
import { pause, within } from "../../wire/deadline.ts";
import { errnoOf } from "../../wire/socket_error.ts";
import { FEW, Turns } from "../../wire/turns.ts";
import type { Terms } from "./flags.ts";
import { Ledger } from "./ledger.ts";
import { type Company, Member } from "./member.ts";
import { Payloads } from "./payload.ts";
import { Roll } from "./roll.ts";
import { Scanner } from "./scanner.ts";
import { shuffled } from "./shuffled.ts";
import { Speakers } from "./speakers.ts";

/** Of a member's buffer, beside the beginning of a line: many members with much of it each would be too much. */
const BUFFER_BYTES = 64 * 1024;
const MANY_BUFFER_BYTES = 16 * 1024;
/** A server with a short accept queue has so long, in ms, to show that it has taken a member in. */
const BREATH_MS = 5;
/** A handshake that takes longer has lost its SYN, which is sent again after a second (RFC 6298). */
const SYN_LOST_MS = 900;
/** So many answer the roll call at a time. */
const ANSWERS_AT_ONCE = 32;
/** How long, in ms, the roll call waits in vain before those who were not heard are called once more. */
const CALL_AGAIN_MS = 300;
/** How often it is looked whether anything still moves. */
const LOOK_MS = 5;

/** How long, in ms, a server may take to let everybody go. */
const LEAVE_MS = 1_000;

/** What a crowd is doing, for who watches. */
export interface Stand {
  readonly phase: "entering" | "roll call" | "talking";
  /** 0 to 1. */
  readonly part: number;
}

/** A crowd; {@linkcode Crowd.run} is all that there is to do with it. */
export class Crowd {
  readonly #payloads: Payloads;
  readonly #ledger: Ledger;
  readonly #roll: Roll;
  readonly #members: Member[] = [];
  readonly #errors: Record<string, number> = {};
  readonly #here = new Set<number>();
  readonly #speakers: Speakers;
  /** When everybody falls silent, as performance.now() counts. */
  #silentAt = Infinity;
  #stir = Promise.withResolvers<void>();

  /** @param watch called now and then. */
  constructor(
    private readonly terms: Terms,
    private readonly stopping: AbortSignal,
    private readonly watch: (stand: Stand) => void,
  ) {
    const { members, window } = terms;
    this.#payloads = new Payloads(terms);
    this.#roll = new Roll(members);
    const slotOf = (sender: number, number: number) => this.#payloads.slotOf(sender, number);
    this.#ledger = new Ledger(members, window, slotOf, (sender, number) => {
      this.#speakers.everybodyHas(sender, number);
    });
    this.#speakers = new Speakers(terms, (sender, number) => {
      if (!this.#speaks(sender) || this.stopping.aborted) return false;
      const line = this.#payloads.say(sender, number);
      this.#ledger.said(sender, number);
      this.#members[sender]?.say(line);
      return true;
    });
  }

  /** Whether even one member got a connection. */
  get connected(): boolean {
    return this.#members.length > 0;
  }

  /** All of it. A member that cannot connect, and who would come after it, is counted among the errors. */
  async run(): Promise<CrowdReport> {
    const { members, senders, silenceMs, seed } = this.terms;
    using turns = members > FEW ? new Turns() : undefined;
    try {
      await this.#enter(this.#company(turns));
      await this.#callTheRoll();
      const joined = this.#roll.together([...this.#here]);
      this.#ledger.begin(joined);
      const chosen = joined.length > 1 ? shuffled(joined, seed).slice(0, senders) : [];
      if (this.terms.durationMs > 0) this.#silentAt = performance.now() + this.terms.durationMs;
      this.#speakers.begin(chosen);
      const isOver = await this.#until(
        () => this.#here.size < 2 || this.#speakers.areDone((sender) => this.#speaks(sender)),
        this.#ledger,
        this.terms.timeoutMs,
      );
      if (isOver && chosen.length > 0) await pause(silenceMs);
      const report = this.#report(joined.length, chosen.length);
      await within(Promise.all(this.#members.map((member) => member.leave())), LEAVE_MS);
      return report;
    } finally {
      for (const member of this.#members) member[Symbol.dispose]();
    }
  }

  #company(turns: Turns | undefined): Company {
    const { members, bytes } = this.terms;
    const ledger = this.#ledger;
    const finder = {
      answered: (member: number, other: number) => this.#roll.answered(member, other),
      came: ledger.came.bind(ledger),
      tore: ledger.tore.bind(ledger),
    };
    return {
      scanner: new Scanner(this.#payloads, members, ledger.lastSaid, finder),
      turns,
      bufferBytes: bytes + (turns ? MANY_BUFFER_BYTES : BUFFER_BYTES),
      stirred: () => {
        ledger.now = performance.now();
        this.#stir.resolve();
      },
      left: (member, errno) => {
        this.#count(errno);
        this.#here.delete(member);
        ledger.left(member);
      },
    };
  }

  /** One after the other, each with a word of its own: a server may take the first line for a nick. */
  async #enter(company: Company): Promise<void> {
    const { members } = this.terms;
    let breathMs = BREATH_MS;
    for (let number = 0; number < members && !this.stopping.aborted; number++) {
      this.watch({ phase: "entering", part: number / members });
      this.#stir = Promise.withResolvers();
      const began = performance.now();
      try {
        const member = await Member.enter(number, this.terms, company);
        this.#members.push(member);
        this.#here.add(number);
        member.say(this.#payloads.nick(number));
      } catch (error) {
        return this.#count(errnoOf(error) || "Error", members - number);
      }
      if (performance.now() - began > SYN_LOST_MS) breathMs *= 2;
      await within(this.#stir.promise, breathMs);
    }
  }

  /**
   * Each member says a word, and all others must hear it. Who was not heard by all says another: a server may
   * have taken the first for a nick, or be late with telling itself who is there. What is still missing then is
   * called one by one, for a server that garbles what is said at once: that is found out better later.
   */
  async #callTheRoll(): Promise<void> {
    const unheard = () => {
      const here = [...this.#here];
      return here.filter((member) => !this.#roll.isHeard(member, here));
    };
    for (const attempt of [0, 1]) {
      const waiting = unheard();
      for (let first = 0; first < waiting.length; first += ANSWERS_AT_ONCE) {
        this.watch({ phase: "roll call", part: first / waiting.length });
        await this.#call(waiting.slice(first, first + ANSWERS_AT_ONCE), attempt, CALL_AGAIN_MS);
      }
    }
    for (const member of unheard()) {
      if (!await this.#call([member], 2, this.terms.timeoutMs)) return;
    }
  }

  async #call(members: readonly number[], attempt: number, waitMs: number): Promise<boolean> {
    for (const member of members) {
      this.#members[member]?.say(this.#payloads.answer(member, attempt));
    }
    const allHeard = () => {
      const here = [...this.#here];
      return members.every((member) => this.#roll.isHeard(member, here));
    };
    return await this.#until(allHeard, this.#roll, waitMs);
  }

  /** Waits until it holds, or until nothing has moved for so long; returns whether it holds. */
  async #until(holds: () => boolean, moving: { moves: number }, ms: number): Promise<boolean> {
    const { senders, lines, members } = this.terms;
    let moves = -1;
    let movedAt = 0;
    while (!holds()) {
      const now = performance.now();
      if (moving.moves !== moves) [moves, movedAt] = [moving.moves, now];
      if (this.stopping.aborted || (ms > 0 && now - movedAt > ms)) return false;
      if (moving === this.#ledger) {
        this.watch({ phase: "talking", part: moves / (senders * lines * (members - 1)) });
      }
      await pause(LOOK_MS);
    }
    return true;
  }

  #speaks(sender: number): boolean {
    return this.#here.has(sender) && performance.now() < this.#silentAt;
  }

  #count(errno: string, by = 1): void {
    this.#errors[errno] = (this.#errors[errno] ?? 0) + by;
  }

  #report(joined: number, senders: number): CrowdReport {
    const { members, lines, seed } = this.terms;
    const ledger = this.#ledger;
    const { latencies } = ledger;
    const sums = ledger.sums();
    return {
      format: 1,
      members,
      joined,
      senders,
      lines,
      ...sums,
      seconds: Math.round(ledger.lastCameAt - ledger.firstSaidAt) / 1000,
      latencyMs: {
        p50: latencies.percentile(50),
        p99: latencies.percentile(99),
        max: latencies.percentile(100),
      },
      errors: this.#errors,
      ...(ledger.firstFault && { firstFault: ledger.firstFault }),
      seed,
    };
  }
}
