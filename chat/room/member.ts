/**
 * Somebody who is in the room.
 *
 * @module
 */
import type { Duplex } from "../../wire/duplex.ts";
import { errnoOf } from "../../wire/socket_error.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { notice } from "../line/speech.ts";
import type { Ear } from "./ear.ts";
import type { Outlet } from "./outlet.ts";
import type { Departure } from "./words.ts";

const encoder = new TextEncoder();

/** The first buffer of a connection, in bytes; it grows while reads fill it. */
const FIRST_READ = 512;
const LARGEST_READ = 16 * 1024;

/** One member: its name, and the two ways of its connection. */
export class Member {
  nick = "";
  /** The others know that it is here. */
  isAnnounced = false;
  /** How it leaves, once it does. */
  leaving: Departure | undefined;
  /** Its last words, untrusted. */
  words = "";
  /** How its connection broke, such as ECONNRESET. */
  errno = "";
  /** How many lines it has said to all. */
  said = 0;
  /** What comes in from it. */
  ear!: Ear;
  /** Announces it when it has said nothing. */
  timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param address its address and port, as one word.
   * @param outlet what goes out to it.
   */
  constructor(
    readonly conn: Duplex,
    readonly address: string,
    readonly outlet: Outlet,
    private readonly lang: Lang,
  ) {}

  /**
   * Hears it until it has said all, and finds out how it leaves. Nothing is read while something that was read
   * waits to be said, so two buffers are all the memory that talking can claim.
   *
   * @param turn waited for before each next read.
   */
  async listen(turn: () => Promise<void> | undefined): Promise<Departure> {
    try {
      let buffer = new Uint8Array(FIRST_READ);
      for (let n; (n = await this.conn.read(buffer)) !== null;) {
        await this.ear.hear(buffer.subarray(0, n));
        if (this.leaving) return this.leaving;
        if (n === buffer.length && n < LARGEST_READ) buffer = new Uint8Array(2 * n);
        await turn();
      }
      await this.ear.end();
      if (this.outlet.errno !== "ECONNRESET") return this.leaving ?? "left";
      this.errno = this.outlet.errno; // it ended with RST, and a write was told so first
      return this.leaving ?? "vanished";
    } catch (error) {
      // It vanished (ECONNRESET); or it was dropped, and the room has closed the connection.
      this.errno = errnoOf(error);
      return this.leaving ?? "vanished";
    }
  }

  /** Tells it something of the room's, alone; it is written with the next flush. How many bytes that is. */
  tell(...texts: readonly Text[]): number {
    return this.show(texts.map((text) => notice(text)[this.lang]).join("\n"));
  }

  /** Shows it a line of any kind, alone. How many bytes that is. */
  show(line: string): number {
    const bytes = encoder.encode(`${line}\n`);
    this.outlet.insert(bytes);
    return bytes.length;
  }
}
