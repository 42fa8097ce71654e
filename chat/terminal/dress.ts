/**
 * How a line looks: made safe for everybody, and for a person at a terminal with the time before it and the
 * speaker in a colour.
 *
 * @module
 */
import { nickKey } from "../line/nick.ts";
import { parseLine } from "../line/speech.ts";
import { visible } from "../../wire/visible.ts";

/** ANSI colours (ECMA-48, SGR) that can be read on black and on white. */
const COLOURS = [31, 32, 33, 35, 36, 94] as const;
const DIM = 2;

/** What a program may write anywhere: not one control character, whoever sent the line. */
export function plain(line: string): string {
  return visible(line);
}

/** What was said before one came has the room's time in front of its speaker. */
const EARLIER = /^(\d\d:\d\d) (?=<)/;

/**
 * The line as a person sees it at a terminal, behind the time: the room's where it gives one, or that of now.
 * Without colours nothing in it but text.
 */
export function dressed(line: string, at: Date, colours: boolean): string {
  const now = clock(at);
  const [begin, then] = EARLIER.exec(line) ?? [""];
  const time = then?.padEnd(now.length) ?? now;
  // Made safe first: the codes that are added afterwards are the only ones in it.
  const safe = plain(line.slice(begin.length));
  if (!colours) return `${time} ${safe}`;
  const { speaker, nick, text } = parseLine(safe);
  if (nick === undefined) return `${paint(DIM, time)} ${safe}`;
  return `${paint(DIM, time)} ${paint(colourOf(nick), speaker)} ${text}`;
}

/** The colour of a nick, always the same: FNV-1a over what makes two nicks one. */
export function colourOf(nick: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(nickKey(nick))) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0];
}

function paint(code: number, text: string): string {
  return `\x1b[${code}m${text}\x1b[0m`;
}

function clock(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, "0")).join(":");
}
