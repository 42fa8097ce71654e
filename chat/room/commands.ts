/**
 * What a line that begins with a slash does.
 *
 * @module
 */
import { commandOf } from "../line/command.ts";
import { asNick, NOT_A_NICK } from "../line/nick.ts";
import { whispered } from "../line/speech.ts";
import type { Member } from "./member.ts";
import type { Room } from "./room.ts";
import {
  HELP,
  HOW_TO_WHISPER,
  nobody,
  present,
  taken,
  takenAtArrival,
  unknown,
  whisperSent,
  youAre,
  YOURSELF,
} from "./words.ts";

/** Does a command; how many bytes it has put into queues. */
type Command = (room: Room, member: Member, rest: string) => number;

const COMMANDS: Readonly<Record<string, Command>> = {
  help: (_, member) => member.tell(...HELP),

  who: (room, member) => member.tell(...present([...room.members])),

  nick(room, member, rest) {
    const nick = asNick(rest);
    if (!nick) return member.tell(NOT_A_NICK);
    if (room.rename(member, nick)) return member.tell(youAre(nick));
    return member.tell(taken(nick, member.nick));
  },

  msg(room, member, rest) {
    const [, nick = "", text = ""] = /^(\S+)\s+(.*)$/s.exec(rest) ?? [];
    if (text === "") return member.tell(HOW_TO_WHISPER);
    const to = room.nicks.bearer(nick);
    if (!to) return member.tell(nobody(nick));
    if (to === member) return member.tell(YOURSELF);
    const line = whispered({ nick: member.nick, address: member.address, text })[room.terms.lang];
    return to.show(line) + member.tell(whisperSent(to.nick, text));
  },

  quit(_, member, rest) {
    member.leaving = "left";
    member.words = rest;
    return 0;
  },
};

/** Does what a line says that begins with one slash; how many bytes that has put into queues. */
export function obey(room: Room, member: Member, line: string): number {
  const { name, rest } = commandOf(line);
  const key = name.toLowerCase();
  const command = Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
  return command ? command(room, member, rest) : member.tell(unknown(name));
}

/**
 * The nick that a newcomer asks for in its first line; undefined where it asks for none. It gets it, or the
 * nearest that is free, before it is announced: nobody else has to know what it was called for a moment.
 */
export function introduce(room: Room, member: Member, line: string): number | undefined {
  const { name, rest } = commandOf(line);
  if (name.toLowerCase() !== "nick") return undefined;
  const wanted = asNick(rest);
  if (!wanted) return undefined;
  const nick = room.nicks.nearest(wanted, member);
  room.rename(member, nick);
  return member.tell(nick === wanted ? youAre(nick) : takenAtArrival(wanted, nick));
}
