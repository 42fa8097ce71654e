/**
 * What a room tells about oneself. Its lines are for people, but a few are worth being understood: which nick
 * one has, since the room may have given another than was asked for, and when it waits for a password.
 *
 * A member cannot forge them: what somebody says stands behind `<nick address>` (chat/line/speech.ts), and no
 * notice that repeats a member's words begins with them (chat/room/words.ts).
 *
 * @module
 */
import { asNick } from "../line/nick.ts";

const YOU_ARE = [
  /^\* (?:\S+ is taken: )?you are (?:still )?([^\s;]+)(?:;.*)?$/,
  /^\* (?:\S+ já está em uso: )?você (?:é|continua sendo) ([^\s;]+)(?:;.*)?$/,
];

/** The nick that one has from this line on; undefined for a line that does not say. */
export function ownNick(line: string): string | undefined {
  for (const pattern of YOU_ARE) {
    const [, nick] = pattern.exec(line) ?? [];
    if (nick !== undefined) return asNick(nick);
  }
  return undefined;
}

/** What the door says about the password: it asks for it, or the one that was told is wrong. */
export function doorSays(line: string): "password?" | "wrong" | undefined {
  if (/^\* (?:password|senha)\?$/.test(line)) return "password?";
  return /^\* (?:wrong password|senha errada)$/.test(line) ? "wrong" : undefined;
}
