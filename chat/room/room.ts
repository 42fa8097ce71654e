/**
 * The room: who is in it, what they say, and who hears it.
 *
 *     accept() -> hold(): the door -> joins -> read() ... -> end of stream -> leaves
 *                                     |          |
 *                                  history     ear -> floor -> line() -> the one stream -> every outlet
 *
 * @module
 */
import { within } from "../../wire/deadline.ts";
import { close } from "../../wire/duplex.ts";
import { Framer } from "../../wire/lines.ts";
import type { Log } from "../../wire/log.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { FEW, Turns } from "../../wire/turns.ts";
import { notice, said } from "../line/speech.ts";
import { Audience, type Listener } from "./audience.ts";
import { introduce, obey } from "./commands.ts";
import { Ear } from "./ear.ts";
import { type Arriving, Entrance } from "./entrance.ts";
import { farewell } from "./farewell.ts";
import { Flood } from "./flood.ts";
import { Floor } from "./floor.ts";
import { History } from "./history.ts";
import { Member } from "./member.ts";
import { Nicks } from "./nicks.ts";
import type { Outlet } from "./outlet.ts";
import type { Password } from "./password.ts";
import type { Transcript } from "./transcript.ts";
import * as words from "./words.ts";

/** How a room is kept. */
export interface Terms {
  readonly lang: Lang;
  /** Absent: anybody may come in. */
  readonly password?: Password | undefined;
  readonly maxClients: number;
  /** The longest line, in bytes. */
  readonly maxLine: number;
  /** Lines a second of one client; 0: as many as come. */
  readonly flood: number;
  /** Absent: nothing is told. */
  readonly log?: Log | undefined;
  readonly transcript?: Transcript | undefined;
  /** So long may one stand at the door, in ms. Absent: as long as people need. */
  readonly doorMs?: number;
}

/** A newcomer has so long to name itself before it is announced, in ms. */
const ANNOUNCE_MS = 200;
/** Who leaves may take so long to read what was said before, in ms; so may all, when the room closes. */
const FLUSH_MS = 500;

/** A room that people chat in. */
export class Room implements Listener, Disposable {
  readonly members = new Set<Member>();
  readonly nicks = new Nicks<Member>();
  readonly #byOutlet = new Map<Outlet, Member>();
  readonly #audience = new Audience(this);
  readonly #floor = new Floor(this.#audience);
  readonly #history = new History();
  readonly #turns = new Turns();
  readonly #entrance: Entrance;
  readonly #visits = new Set<Promise<void>>();
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #isStopping = false;

  constructor(readonly terms: Terms) {
    this.#entrance = new Entrance(terms.password, terms.lang, terms.doorMs);
  }

  /**
   * Has somebody as a guest until it leaves; never throws.
   *
   * @param host its address; `peer` the address and port, as one word.
   */
  hold(conn: Arriving, host: string, peer: string): Promise<void> {
    const visit = this.#visit(conn, host, peer).finally(() => this.#visits.delete(visit));
    this.#visits.add(visit);
    return visit;
  }

  async #visit(conn: Arriving, host: string, peer: string): Promise<void> {
    const { log, maxClients, maxLine, lang } = this.terms;
    await log?.({ en: `${peer} connected`, pt: `${peer} conectou` });
    let skipped = () => {}; // at the door it is a wrong password like others
    const framer = new Framer(maxLine, () => skipped());
    const admission = await this.#entrance.admit(conn, host, framer);
    if (!admission.admitted) {
      const { en, pt } = admission.why;
      return void log?.({ en: `${peer} ${en}`, pt: `${peer} ${pt}` });
    }
    if (this.members.size >= maxClients || this.#isStopping) {
      const why = this.#isStopping ? words.CLOSES : words.FULL;
      log?.({ en: `${peer} was refused: ${why.en}`, pt: `${peer} foi recusado: ${why.pt}` });
      return await farewell(conn, new TextEncoder().encode(`${notice(why)[lang]}\n`));
    }
    const member = this.#join(conn, peer, framer);
    skipped = () => void member.tell(words.tooLong(maxLine));
    await member.ear.say(admission.lines);
    const crowd = () => this.members.size > FEW ? this.#turns.next() : undefined;
    const how = member.leaving ?? await member.listen(crowd);
    await this.#leave(member, how);
  }

  /** From here on it hears what is said, and is told what was: nothing twice, and nothing missing in between. */
  #join(conn: Arriving, address: string, framer: Framer): Member {
    const { lang, flood } = this.terms;
    const outlet = this.#audience.join(conn);
    const member = new Member(conn, address, outlet, lang);
    member.ear = new Ear(framer, this.#floor, new Flood(flood), {
      line: (bytes) => this.#line(member, bytes),
      flooding: () => void member.tell(words.flooding(flood)),
      get isLate() {
        return outlet.isLate;
      },
    });
    member.nick = this.nicks.guest(member);
    this.members.add(member);
    this.#byOutlet.set(outlet, member);
    member.timer = setTimeout(() => this.#announce(member), ANNOUNCE_MS);
    member.tell(words.welcome(member.nick));
    const lines = this.#history.lines();
    if (lines.length > 0) member.tell(words.earlier(lines.length));
    for (const line of lines) outlet.insert(line);
    this.#floor.flushSoon();
    return member;
  }

  async #leave(member: Member, how: words.Departure): Promise<void> {
    const { conn, nick, address, outlet } = member;
    clearTimeout(member.timer);
    member.ear.close();
    outlet.end(); // before its departure is told: that is for the others
    this.members.delete(member);
    this.nicks.release(nick);
    this.#byOutlet.delete(outlet);
    if (member.isAnnounced && !this.#isStopping) {
      this.#audience.stream.append(this.#noticed(words.departed(member, how, member.words)));
      const last = member.words === "" ? {} : { text: member.words };
      this.terms.transcript?.add({ kind: how, nick, address, ...last });
      this.#floor.flushSoon();
    }
    this.terms.log?.(words.logged(member, member.said, how, member.errno));
    if (how === "left") await this.#send(outlet);
    outlet.close();
    if (how === "left") await farewell(conn);
    else close(conn);
  }

  /** Waits a little until what is still queued was taken. */
  async #send(...outlets: readonly Outlet[]): Promise<void> {
    for (const outlet of outlets) outlet.flush();
    await within(Promise.all(outlets.map((outlet) => outlet.idle())), FLUSH_MS);
  }

  #line(member: Member, bytes: Uint8Array): number {
    const line = this.#decoder.decode(bytes);
    const isCommand = line.startsWith("/") && !line.startsWith("//");
    if (!member.isAnnounced) {
      const introduced = isCommand ? introduce(this, member, line) : undefined;
      this.#announce(member);
      if (introduced !== undefined) return introduced;
    }
    if (line === "") return 0; // Enter alone says nothing
    if (!isCommand) return this.#say(member, line.startsWith("//") ? line.slice(1) : line);
    const bytesOut = obey(this, member, line);
    if (member.leaving) member.ear.close();
    return bytesOut;
  }

  #say(member: Member, text: string): number {
    const { nick, address } = member;
    const line = said({ nick, address, text });
    member.said++;
    this.#history.add(line);
    this.terms.transcript?.add({ kind: "said", nick, address, text });
    return this.#others(member, line);
  }

  #announce(member: Member): void {
    if (member.isAnnounced || this.#isStopping) return;
    member.isAnnounced = true;
    clearTimeout(member.timer);
    const { nick, address } = member;
    this.terms.transcript?.add({ kind: "arrived", nick, address });
    this.#others(member, this.#noticed(words.arrived(member)));
    this.#floor.flushSoon();
  }

  /** Gives the member another nick, if it is free, and tells the others who know the old one. */
  rename(member: Member, nick: string): boolean {
    const { nick: old, address } = member;
    if (!this.nicks.rename(member, old, nick)) return false;
    if (member.isAnnounced && nick !== old) {
      this.terms.transcript?.add({ kind: "renamed", nick: old, address, text: nick });
      this.#others(member, this.#noticed(words.renamed(member, nick)));
    }
    member.nick = nick;
    return true;
  }

  /** A line for all but this one. */
  #others(member: Member, line: string): number {
    const bytes = this.#audience.stream.append(line);
    member.outlet.skip(bytes);
    return bytes;
  }

  #noticed(text: Text): string {
    return notice(text)[this.terms.lang];
  }

  eased(): void {
    this.#floor.next();
  }

  caughtUp(outlet: Outlet): void {
    this.#byOutlet.get(outlet)?.ear.resume();
  }

  overflowed(outlet: Outlet): void {
    const member = this.#byOutlet.get(outlet);
    outlet.close();
    if (!member) return;
    member.leaving = "dropped";
    member.ear.close();
    close(member.conn); // with bytes unread or unsent: RST
  }

  /** Tells everybody that the room closes, and closes it; fulfilled within 2 s, whoever reads. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#entrance.close();
    this.#floor.close();
    this.#audience.stream.append(this.#noticed(words.CLOSES));
    const leaving = [...this.members];
    await this.#send(...leaving.map(({ outlet }) => outlet));
    await Promise.all(leaving.map(async (member) => {
      member.ear.close();
      member.outlet.close();
      await farewell(member.conn);
    }));
    await Promise.all(this.#visits);
  }

  [Symbol.dispose](): void {
    this.#turns[Symbol.dispose]();
  }
}
