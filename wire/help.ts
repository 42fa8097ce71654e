/**
 * `--help`, made from the table of a command's flags.
 *
 * @module
 */
import { type Command, COMMON_FLAGS, type Flag, type Flags } from "./flags.ts";
import { columns, type Lang, type Text, wrap } from "./text.ts";

/**
 * The text of `--help`, in the order of the table, at most `width` columns wide.
 *
 * @param name how the program was started.
 */
export function help<F extends Flags>(
  command: Command<F>,
  lang: Lang,
  width: number,
  name: string = command.name,
): string {
  const words = lang === "pt"
    ? { usage: "Uso", flags: "opções", exits: "Códigos de saída" }
    : { usage: "Usage", flags: "flags", exits: "Exit codes" };
  const flags: Flags = { ...command.flags, ...COMMON_FLAGS };
  const { operands } = command;
  const options = Object.entries(flags).map(([name, flag]): [string, string] => [
    `--${name}${taken(flag, lang)}`,
    meaning(flag, lang),
  ]);
  if (operands) options.unshift([operands.value[lang], operands.help[lang]]);
  const exits = Object.entries({ ...command.exits, ...USAGE_EXIT })
    .map(([code, meaning]): [string, string] => [code, meaning[lang]]);
  const usage = `${words.usage}: ${name} [${words.flags}]`;
  return [
    ...wrap(`${name}: ${command.summary[lang]}`, width),
    "",
    operands ? `${usage} [${operands.value[lang]}]` : usage,
    ...columns(options, width),
    "",
    `${words.exits}:`,
    ...columns(exits, width),
  ].join("\n");
}

/** What every program exits with after a mistake on its command line. */
export const USAGE_EXIT: Readonly<Record<number, Text>> = {
  2: { en: "wrong command line", pt: "linha de comando errada" },
};

/** What a flag is for, and what it is when absent. */
export function meaning(flag: Flag, lang: Lang): string {
  const isStated = "default" in flag && flag.default !== undefined && flag.default !== "";
  return flag.help[lang] +
    (isStated ? ` (${{ en: "default", pt: "padrão" }[lang]} ${flag.default})` : "");
}

/** What follows a flag, with a blank before it. */
export function taken(flag: Flag, lang: Lang): string {
  switch (flag.kind) {
    case "switch":
      return "";
    case "choice":
      return ` ${flag.of.join("|")}`;
    case "texts":
      return ` ${flag.value[lang]}...`;
    default:
      return ` ${flag.value[lang]}`;
  }
}
