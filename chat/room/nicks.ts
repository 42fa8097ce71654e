/**
 * Who is called what: no two alike.
 *
 * @module
 */
import { asNick, nickKey } from "../line/nick.ts";

const MOST_CHARACTERS = 20;

/** The nicks in use, each with its bearer. */
export class Nicks<Bearer> {
  readonly #bearers = new Map<string, Bearer>();
  #guests = 0;

  /** Who is called so, whatever the case; undefined: nobody. */
  bearer(nick: string): Bearer | undefined {
    return this.#bearers.get(nickKey(nick));
  }

  /** The next `guest-N`, taken for this one. */
  guest(bearer: Bearer): string {
    let nick;
    do nick = `guest-${++this.#guests}`; while (this.bearer(nick) !== undefined);
    this.#bearers.set(nickKey(nick), bearer);
    return nick;
  }

  /** Gives the bearer another nick in place of its old one; false, and nothing changes, if somebody else has it. */
  rename(bearer: Bearer, from: string, to: string): boolean {
    const other = this.bearer(to);
    if (other !== undefined && other !== bearer) return false;
    this.#bearers.delete(nickKey(from));
    this.#bearers.set(nickKey(to), bearer);
    return true;
  }

  /** The wanted nick or, where it is taken, the first that is free: `ana-2`, `ana-3`. */
  nearest(wanted: string, bearer: Bearer): string {
    for (let n = 1, nick = wanted;; n++, nick = numbered(wanted, n)) {
      const other = this.bearer(nick);
      if (other === undefined || other === bearer) return nick;
    }
  }

  /** The nick is free again. */
  release(nick: string): void {
    this.#bearers.delete(nickKey(nick));
  }
}

/** Shortened where it has to be: by whole characters, since some letters are two UTF-16 units. */
function numbered(nick: string, n: number): string {
  const suffix = `-${n}`;
  const stem = [...nick].slice(0, MOST_CHARACTERS - suffix.length).join("");
  return asNick(stem + suffix) ?? `guest${suffix}`;
}
