/**
 * What a person types, by the grammar of a room (chat/room/commands.ts): a slash begins a command.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { commandOf } from "../line/command.ts";
import { asNick, NOT_A_NICK } from "../line/nick.ts";
import { unknown } from "./words.ts";

/** A typed line as it was meant. */
export type Typed =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "nick"; readonly nick: string }
  | { readonly kind: "quit"; readonly lastWords: string }
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly why: Text };

/** What a typed line asks for. A mistyped command is refused: what was meant for this program is not talk. */
export function understand(line: string): Typed {
  if (!line.startsWith("/")) return { kind: "say", text: line };
  if (line.startsWith("//")) return { kind: "say", text: line.slice(1) };
  const { name, rest } = commandOf(line);
  switch (name.toLowerCase()) {
    case "help":
      return { kind: "help" };
    case "quit":
      return { kind: "quit", lastWords: rest };
    case "nick": {
      const nick = asNick(rest);
      return nick === undefined ? { kind: "refused", why: NOT_A_NICK } : { kind: "nick", nick };
    }
    default:
      return { kind: "refused", why: unknown(name) };
  }
}
