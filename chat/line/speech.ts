/**
 * The lines of a chat, as they travel and as they are shown: plain text that a person can read in `nc`.
 *
 *     <ana 10.77.0.1:40112> hi               said to all
 *     <ana 10.77.0.1:40112 to you> hi        said to one
 *     14:02 <ana 10.77.0.1:40112> hi         said before you came
 *     * bia (10.77.0.2:51830) arrived        the room itself
 *
 * What is said always stands behind its speaker, and its control characters are made visible, so nobody can
 * forge a line of another, or of the room.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";

/** Something that somebody says. */
export interface Speech {
  readonly nick: string;
  /** The speaker's address and port, as one word. */
  readonly address: string;
  /** Untrusted. */
  readonly text: string;
}

const TO_YOU: Text = { en: " to you", pt: " só para você" };

/** The line that all others receive, the same in every language. */
export function said({ nick, address, text }: Speech): string {
  return `<${nick} ${address}> ${visible(text)}`;
}

/** The line that the one receives to whom it is said. */
export function whispered({ nick, address, text }: Speech): Text {
  const shown = visible(text);
  return {
    en: `<${nick} ${address}${TO_YOU.en}> ${shown}`,
    pt: `<${nick} ${address}${TO_YOU.pt}> ${shown}`,
  };
}

/** A line of the room, or of the program, itself. */
export function notice(text: Text): Text {
  return { en: `* ${text.en}`, pt: `* ${text.pt}` };
}

/** A line as it is shown: who speaks, where somebody does. */
export interface ShownLine {
  /** All before the text: the time, where there is one, and the speaker in brackets; "" for a notice. */
  readonly speaker: string;
  /** Absent for a notice, or a line of another kind of server. */
  readonly nick?: string;
  readonly text: string;
}

const SPEECH = /^((?:\d\d:\d\d )?<(\S{1,40}) [^<>\s]{1,60}(?: to you| só para você)?>) (.*)$/su;

/** Takes a line apart for colouring; a line that nobody speaks is all text. */
export function parseLine(line: string): ShownLine {
  const [, speaker, nick, text] = SPEECH.exec(line) ?? [];
  if (speaker === undefined || nick === undefined) return { speaker: "", text: line };
  return { speaker, nick, text: text ?? "" };
}
