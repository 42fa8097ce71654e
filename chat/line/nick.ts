/**
 * Names of those who chat.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** Letters of the Latin script (a Cyrillic а could pass for another's a), ASCII digits, and what joins them. */
const NICK = /^[\p{Script=Latin}0-9][\p{Script=Latin}0-9._-]{0,19}$/u;

/** To one who wants what cannot be a nick. */
export const NOT_A_NICK: Text = {
  en: "a nick is 1 to 20 Latin letters, digits and . _ - and begins with a letter or digit",
  pt: "um apelido tem de 1 a 20 letras latinas, dígitos e . _ - e começa com letra ou dígito",
};

/** The nick as it is written from now on, composed (NFC); undefined for what cannot be one. */
export function asNick(text: string): string | undefined {
  const nick = text.normalize("NFC");
  return NICK.test(nick) ? nick : undefined;
}

/** What two nicks have in common that nobody could tell apart at a glance: `Ana` and `ana` are one. */
export function nickKey(nick: string): string {
  return nick.normalize("NFKC").toLowerCase();
}
