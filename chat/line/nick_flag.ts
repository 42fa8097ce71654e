/**
 * `--nick`, the same for everybody who chats.
 *
 * @module
 */
import { UsageError } from "../../wire/flags.ts";
import { visible } from "../../wire/visible.ts";
import { asNick } from "./nick.ts";

/** The flag. */
export const NICK_FLAG = {
  kind: "text",
  value: { en: "NICK", pt: "APELIDO" },
  help: {
    en: "what the others call you",
    pt: "como os outros chamam você",
  },
} as const;

/**
 * The nick that was given, as it is written from now on.
 *
 * @throws {UsageError} for what cannot be a nick.
 */
export function nickOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const nick = asNick(given);
  if (nick !== undefined) return nick;
  const shown = visible(given);
  throw new UsageError({
    en: `--nick cannot be "${shown}": a nick is 1 to 20 Latin letters, digits, "-", "_" and ".", ` +
      "and begins with a letter or a digit.",
    pt:
      `--nick não pode ser "${shown}": um apelido tem de 1 a 20 letras latinas, dígitos, "-", "_" ` +
      'e ".", e começa com letra ou dígito.',
  });
}
