/**
 * What shells can complete, from the tables of flags: the same for each shell, which has words of its own for it.
 *
 * @module
 */
import { COMMON_FLAGS, type Completes, type Flag, type Flags } from "../../wire/flags.ts";
import type { Text } from "../../wire/text.ts";
import type { Loaded } from "../subcommands.ts";

/** A question, or all of a number: `q2` stands for q2a, q2b ... */
export interface Question {
  readonly id: string;
  readonly title: Text;
}

/** All that there is to complete. */
export interface Offers {
  readonly commands: readonly Loaded[];
  readonly questions: readonly Question[];
}

/** The offer where any word may stand, and none can be foreseen. */
export const NOTHING: readonly string[] = [];

/** The flags of a command, with those that all have. */
export function flagsOf({ command }: Loaded): readonly (readonly [string, Flag])[] {
  return Object.entries<Flag>({ ...command.flags, ...COMMON_FLAGS } satisfies Flags);
}

/** What to offer as the value of a flag; undefined for a switch, which takes none. */
export function valueOf(flag: Flag): Completes | undefined {
  switch (flag.kind) {
    case "switch":
      return undefined;
    case "choice":
      return flag.of;
    case "whole":
      return NOTHING;
    default:
      return flag.completes ?? byName(flag.value.en);
  }
}

/** What to offer for the operands of a command: the last stands for all that follow. */
export function placesOf({ command: { operands } }: Loaded): readonly Completes[] {
  return operands?.completes ?? [operands ? byName(operands.value.en) : NOTHING];
}

function byName(value: string): Completes {
  return value === "FILE" ? "file" : value === "FOLDER" ? "folder" : NOTHING;
}

/** The questions, and before those of a number the number itself. */
export function withNumbers(questions: readonly Question[]): readonly Question[] {
  const byNumber = Map.groupBy(questions, ({ id }) => id.replace(/[a-z]$/, ""));
  return [...byNumber].flatMap(([id, all]) => [
    ...(all.length > 1 ? [{ id, title: whole(id.slice(1)) }] : []),
    ...all,
  ]);
}

const whole = (number: string): Text => ({
  en: `all of question ${number}`,
  pt: `toda a questão ${number}`,
});

/** The names of the programs that are binaries of their own, too. */
export function programsOf({ commands }: Offers): readonly string[] {
  return commands.filter(({ group }) => group === "program").map(({ name }) => name);
}

/** `peer` of `chat-peer`, which `socketlab chat peer` starts as well. */
export function chatsOf({ commands }: Offers): readonly string[] {
  return commands.flatMap(({ name }) => /^chat-(.*)/.exec(name)?.slice(1) ?? []);
}
