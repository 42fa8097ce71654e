/**
 * The password of a room, and how often one may guess.
 *
 * @module
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Buffer } from "node:buffer";

/** After so many wrong ones ... */
const MOST_WRONG = 5;
/** ... an address waits so long, in ms, and is not even listened to. */
const WAIT_MS = 30_000;
/** Addresses that are remembered; past that the one that guessed longest ago is forgotten. */
const MOST_HOSTS = 10_000;

/** What one address has guessed. */
interface Guesses {
  readonly wrong: number;
  readonly at: number;
}

/** A password, and who has guessed wrong. */
export class Password {
  readonly #digest: Buffer;
  readonly #guesses = new Map<string, Guesses>();

  /** @param now the time in ms, from any beginning. */
  constructor(word: string, private readonly now: () => number = () => performance.now()) {
    this.#digest = digest(word);
  }

  /** In how many ms this address may guess again; 0: now. */
  waitMs(host: string): number {
    const { wrong, at } = this.#guesses.get(network(host)) ?? NONE;
    return wrong < MOST_WRONG ? 0 : Math.max(0, at + WAIT_MS - this.now());
  }

  /**
   * Whether the word is right; ask {@linkcode waitMs} first. The digests are compared, in a time that does not
   * tell how many characters were right: without that, a word could be found character by character.
   */
  check(word: string, host: string): boolean {
    const key = network(host);
    const { wrong, at } = this.#guesses.get(key) ?? NONE;
    this.#guesses.delete(key);
    if (timingSafeEqual(digest(word), this.#digest)) return true;
    const again = this.now() - at < WAIT_MS;
    this.#guesses.set(key, { wrong: again ? wrong + 1 : 1, at: this.now() }); // the newest is the last of the map
    const [oldest] = this.#guesses.size > MOST_HOSTS ? this.#guesses.keys() : [];
    if (oldest !== undefined) this.#guesses.delete(oldest);
    return false;
  }
}

const NONE: Guesses = { wrong: 0, at: -Infinity };

/** As composed characters: a Mac may type an é as two. */
function digest(word: string): Buffer {
  return createHash("sha256").update(word.normalize("NFC")).digest();
}

/** An IPv6 host has 2^64 addresses of its own (RFC 4291, section 2.5.4): they count as one. */
function network(host: string): string {
  if (!host.includes(":")) return host;
  const [head = "", tail = ""] = host.split("::");
  const [first, last] = [head.split(":"), tail.split(":")];
  const zeros = new Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0");
  return [...first, ...zeros, ...last].slice(0, 4).join(":");
}
