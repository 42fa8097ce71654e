/**
 * Those who are not in the room yet: before the TLS handshake is done, and the password said.
 *
 * They hear nothing of the room, cannot fill it, and have to be quick.
 *
 * @module
 */
import { close, type Duplex } from "../../wire/duplex.ts";
import type { Framer } from "../../wire/lines.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { notice } from "../line/speech.ts";
import { farewell } from "./farewell.ts";
import type { Password } from "./password.ts";
import { ASK, ASK_FIRST, wait, WRONG } from "./words.ts";

/** So long may one stand at the door, in ms, unless told otherwise. */
const DEADLINE_MS = 15_000;
/** So many wrong passwords, and the connection is closed. */
const MOST_TRIES = 3;
/** So many may stand there, and of one address; one more, and whoever stood there longest has to go. */
const MOST_STRANGERS = 128;
const MOST_OF_ONE_HOST = 32;
/** What is typed out of habit, or by a program that does not know of the password: no guess at it. */
const NO_GUESS = /^\/(nick|help|who|msg|quit)(\s|$)/i;
/** A password is short. */
const BUFFER_BYTES = 512;

/** A connection that may have to be agreed upon first. */
export interface Arriving extends Duplex {
  /** TLS has one (RFC 8446, section 2); TCP's own was over before accept(). */
  handshake?(): Promise<unknown>;
}

/** What somebody has said behind the password already; or why it may not come in. */
export type Admission =
  | { readonly admitted: true; readonly lines: Iterator<Uint8Array> }
  | { readonly admitted: false; readonly why: Text };

interface Stranger {
  readonly conn: Arriving;
  readonly host: string;
}

const LATE: Text = { en: "came no further than the door", pt: "não passou da entrada" };
const REFUSED: Text = { en: "was refused: wrong password", pt: "foi recusado: senha errada" };

/** The door of one room. */
export class Entrance {
  /** Who came first is first. */
  readonly #strangers = new Set<Stranger>();
  readonly #decoder = new TextDecoder();
  #closed = false;

  constructor(
    private readonly password: Password | undefined,
    private readonly lang: Lang,
    private readonly deadlineMs = DEADLINE_MS,
  ) {}

  /**
   * Lets somebody in, in time and with the password, or closes the connection; never throws.
   *
   * @param host the address without its port: guesses are counted by address.
   */
  async admit(conn: Arriving, host: string, framer: Framer): Promise<Admission> {
    if (!conn.handshake && !this.password) return { admitted: true, lines: framer.end() };
    const stranger = { conn, host };
    this.#strangers.add(stranger);
    this.#makeRoom(host);
    if (this.#closed) close(conn);
    const timer = setTimeout(() => close(conn), this.deadlineMs);
    try {
      await conn.handshake?.();
      if (!this.password) return { admitted: true, lines: framer.end() };
      const lines = await this.#ask(conn, host, framer, this.password);
      if (lines) return { admitted: true, lines };
      return { admitted: false, why: REFUSED };
    } catch {
      // It left, or took too long, or speaks no TLS.
      close(conn);
      return { admitted: false, why: LATE };
    } finally {
      clearTimeout(timer);
      this.#strangers.delete(stranger);
    }
  }

  /** Sends everybody away who still stands there, and who comes later. */
  close(): void {
    this.#closed = true;
    for (const { conn } of this.#strangers) close(conn);
  }

  /** A crowd at the door, as of somebody who only wants to block it, does not keep those out who know the word. */
  #makeRoom(host: string): void {
    const same = [...this.#strangers].filter((stranger) => stranger.host === host);
    const [oldest] = same.length > MOST_OF_ONE_HOST
      ? same
      : this.#strangers.size > MOST_STRANGERS
      ? this.#strangers
      : [];
    if (!oldest) return;
    this.#strangers.delete(oldest);
    close(oldest.conn);
  }

  /** The lines behind the right password; undefined where it did not come, and all is said and closed. */
  async #ask(conn: Arriving, host: string, framer: Framer, password: Password) {
    const buffer = new Uint8Array(BUFFER_BYTES);
    let tries = 0;
    let introduction: Uint8Array | undefined;
    await this.#tell(conn, ASK);
    for (let n; (n = await conn.read(buffer)) !== null;) {
      const lines = framer.push(buffer.subarray(0, n));
      for (let line; (line = lines.next().value);) {
        const waitMs = password.waitMs(host);
        if (waitMs > 0) return void await this.#refuse(conn, wait(waitMs));
        const said = this.#decoder.decode(line);
        const order = NO_GUESS.exec(said)?.[1]?.toLowerCase();
        if (order === "quit") throw new Error("it left");
        if (order === "nick") introduction = line.slice(); // it counts once the door is open
        else if (order) await this.#tell(conn, ASK_FIRST);
        if (order) continue;
        if (password.check(said.replace(/^\/password\s+/, ""), host)) {
          return introduction ? headed(introduction, lines) : lines;
        }
        if (++tries >= MOST_TRIES) return void await this.#refuse(conn, WRONG);
        await this.#tell(conn, WRONG);
      }
    }
    throw new Error("it left");
  }

  async #refuse(conn: Arriving, why: Text): Promise<void> {
    await farewell(conn, this.#bytes(why));
  }

  async #tell(conn: Arriving, text: Text): Promise<void> {
    for (let rest = this.#bytes(text); rest.length > 0;) {
      rest = rest.subarray(await conn.write(rest));
    }
  }

  #bytes(text: Text): Uint8Array {
    return new TextEncoder().encode(`${notice(text)[this.lang]}\n`);
  }
}

function* headed(first: Uint8Array, rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield first;
  for (let next; !(next = rest.next()).done;) yield next.value;
}
