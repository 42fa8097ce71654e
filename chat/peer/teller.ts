/**
 * What the person is told of connections, and how often.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Link } from "./link.ts";
import * as words from "./words.ts";

/** Tells of each connection that somebody means, and once of those that nobody does. */
export class Teller {
  readonly #announced = new WeakSet<Link>();
  /** What was said of somebody who hangs up, or who calls too; until there is a conversation again. */
  readonly #toldOnce = new Set<string>();

  constructor(private readonly terminal: Terminal) {}

  /** The two are connected. */
  connected(link: Link): void {
    if (this.#announced.has(link)) return;
    this.#announced.add(link);
    this.terminal.notice(words.connected(link));
  }

  /** Both called at once; so the older connection was meant, too. */
  merged(old: Link, link: Link, winner: Link): void {
    this.connected(old);
    this.#announced.add(link);
    this.terminal.notice(words.merged(winner));
  }

  /** There is nobody any more. */
  over(nick: string, link: Link, ending: words.Ending): void {
    if (link.isBusy) return; // told already
    if (link.wasTurnedAway) return this.#once("hung up", words.hungUp(link));
    this.#toldOnce.clear();
    this.connected(link);
    const text = words.over(nick, link, ending);
    if (typeof ending === "string") this.terminal.notice(text);
    else this.terminal.problem(text);
  }

  /** The other side talks to somebody else. */
  busy(link: Link, other: string): void {
    this.#once("busy", words.busy(link, other));
  }

  /** Somebody else calls from the partner's address. */
  stillThere(nick: string, old: Link, link: Link): void {
    this.#once("still there", words.stillThere(nick, old, link));
  }

  #once(what: string, text: Text): void {
    if (this.#toldOnce.has(what)) return;
    this.#toldOnce.add(what);
    this.terminal.problem(text);
  }
}
