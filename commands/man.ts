/**
 * `socketlab man`: the manual pages.
 *
 * @module
 */
import { scripts } from "../rig/scripts.ts";
import { type Command, type Flags, UsageError } from "../wire/flags.ts";
import type { Program } from "../wire/program.ts";
import type { Lang } from "../wire/text.ts";
import { SINGLE } from "../wire/typed.ts";
import { versionNumber } from "../wire/version.ts";
import { visible } from "../wire/visible.ts";
import { labPage, programPage } from "./man/pages.ts";
import { loadAll, type Subcommands } from "./subcommands.ts";
import { print } from "./terminal.ts";

/** What has a page: `socketlab`, and each program that is a binary of its own. */
export const PAGES: readonly string[] = [SINGLE, ...Object.keys(scripts)];

/** The flags of `man`. */
export const command = {
  name: "man",
  summary: {
    en: `prints the manual page of ${SINGLE}, or of one of its programs, as man(1) reads it.`,
    pt: `mostra a página de manual do ${SINGLE}, ou de um dos seus programas, como o man(1) a lê.`,
  },
  operands: {
    value: { en: "PROGRAM", pt: "PROGRAMA" },
    help: {
      en: `the program, such as tcp-server. To read it: ${SINGLE} man tcp-server | man -l -`,
      pt: `o programa, como tcp-server. Para ler: ${SINGLE} man tcp-server | man -l -`,
    },
    completes: [PAGES, []],
  },
  flags: {},
  exits: { 0: { en: "it is printed", pt: "foi mostrada" } },
} as const satisfies Command<Flags>;

/** The program that prints the manual pages of these. */
export function manOf(all: Subcommands): Program {
  return {
    command,
    async main({ operands, lang }) {
      print([(await manPage(all, pageOf(operands), lang)).trimEnd()]);
      return 0;
    },
  };
}

/** @throws {UsageError} where there is no such page, or more than one was named. */
function pageOf(operands: readonly string[]): string {
  const [name = SINGLE, more] = operands;
  if (PAGES.includes(name) && more === undefined) return name;
  const [shown, list] = [visible(operands.join(" ")), PAGES.join(", ")];
  throw new UsageError({
    en: `There is no page "${shown}". There are: ${list}.`,
    pt: `Não existe a página "${shown}". Existem: ${list}.`,
  });
}

/** The manual page of `socketlab`, or of the program of that name. */
export async function manPage(all: Subcommands, name: string, lang: Lang): Promise<string> {
  const commands = await loadAll(all);
  const program = commands.find((one) => one.name === name && one.group === "program");
  const terms = { lang, version: await versionNumber() };
  return program ? programPage(program, terms) : labPage(commands, terms);
}
