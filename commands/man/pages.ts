/**
 * The manual pages: of `socketlab`, with all commands, and of each program that is a binary of its own.
 *
 * @module
 */
import { COMMON_FLAGS, type Flag, type Flags } from "../../wire/flags.ts";
import { meaning, USAGE_EXIT } from "../../wire/help.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { SINGLE } from "../../wire/typed.ts";
import { ABOUT, firstSentence, type Loaded } from "../subcommands.ts";
import { EXAMPLES } from "./examples.ts";
import {
  bold,
  italic,
  macro,
  paragraph,
  prose,
  reference,
  roff,
  tagged,
  typedLines,
} from "./roff.ts";
import {
  DESCRIPTION,
  ENVIRONMENT,
  FILES,
  HEADINGS,
  LAB_ENVIRONMENT,
  partOf,
  WORDS,
} from "./words.ts";

/** How a page is made. */
export interface Terms {
  readonly lang: Lang;
  /** Of the socketlab: 0.6.0. */
  readonly version: string;
}

/** The page of `socketlab`. */
export function labPage(commands: readonly Loaded[], terms: Terms): string {
  const { lang } = terms;
  const [lead = "", ...more] = DESCRIPTION[lang];
  return page(SINGLE, terms, [
    ...named(SINGLE, ABOUT[lang], lang),
    heading("synopsis", lang),
    `${bold(SINGLE)} ${italic(WORDS.command[lang])} [${italic(WORDS.flags[lang])}]`,
    ".br",
    `${bold(`${SINGLE} help`)} [${italic(WORDS.command[lang])}]`,
    ".br",
    bold(`${SINGLE} --version`),
    heading("description", lang),
    prose(lead),
    ...more.flatMap((text) => paragraph(prose(text))),
    heading("options", lang),
    roff(WORDS.every[lang]),
    ...options(COMMON_FLAGS, lang),
    heading("commands", lang),
    ...commands.flatMap((one) => commandSection(one, lang)),
    heading("exits", lang),
    roff(WORDS.exitsOfAll[lang]),
    ...exits(USAGE_EXIT, lang),
    ...list("environment", [...ENVIRONMENT, ...LAB_ENVIRONMENT], lang),
    ...list("files", FILES, lang),
    ...examples(SINGLE, lang),
    ...seeAlso(["strace(1)", "tcpdump(8)", "bwrap(1)", "socket(7)", "tcp(7)", "udp(7)"], lang),
  ]);
}

/** The page of a program. */
export function programPage({ name, command }: Loaded, terms: Terms): string {
  const { lang } = terms;
  return page(name, terms, [
    ...named(name, firstSentence(command.summary[lang]), lang),
    heading("synopsis", lang),
    synopsis(name, command.operands?.value, lang),
    heading("description", lang),
    `${bold(name)}: ${roff(command.summary[lang])}`,
    ...paragraph(prose(partOf(name)[lang])),
    heading("options", lang),
    ...options({ ...command.flags, ...COMMON_FLAGS }, lang, command.operands),
    heading("exits", lang),
    ...exits({ ...command.exits, ...USAGE_EXIT }, lang),
    ...list("environment", ENVIRONMENT, lang),
    ...examples(name, lang),
    ...seeAlso([`${SINGLE}(1)`, `${name.startsWith("udp") ? "udp" : "tcp"}(7)`], lang),
  ]);
}

/** Without a date: the same tables give the same page. Lines are neither justified nor hyphenated, in any language. */
function page(name: string, { version, lang }: Terms, lines: readonly string[]): string {
  return [
    `.\\" -*- coding: UTF-8 -*-`,
    macro("TH", name.toUpperCase(), "1", "", `${SINGLE} ${version}`, WORDS.manual[lang]),
    ".nh",
    ".ad l",
    ...lines,
    "",
  ].join("\n");
}

const heading = (name: keyof typeof HEADINGS, lang: Lang) => macro("SH", HEADINGS[name][lang]);

function named(name: string, about: string, lang: Lang): string[] {
  return [heading("name", lang), `${roff(name)} \\- ${roff(about.replace(/\.$/, ""))}`];
}

function synopsis(name: string, operands: Text | undefined, lang: Lang): string {
  const line = `${bold(name)} [${italic(WORDS.flags[lang])}]`;
  return operands ? `${line} [${italic(operands[lang])}]` : line;
}

function commandSection({ name, command }: Loaded, lang: Lang): string[] {
  const operands = command.operands ? ` [${command.operands.value[lang]}]` : "";
  const summary = command.summary[lang];
  return [
    macro("SS", `${SINGLE} ${name} [${WORDS.flags[lang]}]${operands}`),
    roff(summary.charAt(0).toUpperCase() + summary.slice(1)),
    ...options(command.flags, lang, command.operands),
    ...paragraph(roff(WORDS.exits[lang])),
    ".RS",
    ...exits(command.exits, lang),
    ".RE",
  ];
}

function options(flags: Flags, lang: Lang, operands?: Loaded["command"]["operands"]): string[] {
  return [
    ...(operands ? tagged(italic(operands.value[lang]), roff(operands.help[lang])) : []),
    ...Object.entries(flags).flatMap(([name, flag]) =>
      tagged(`${bold(`--${name}`)}${takenBy(flag, lang)}`, roff(meaning(flag, lang)))
    ),
  ];
}

function takenBy(flag: Flag, lang: Lang): string {
  switch (flag.kind) {
    case "switch":
      return "";
    case "choice":
      return ` ${flag.of.map(bold).join("|")}`;
    default:
      return ` ${italic(flag.value[lang])}${flag.kind === "texts" ? "..." : ""}`;
  }
}

/** Codes close together, since each has a line. */
function exits(codes: Readonly<Record<number, Text>>, lang: Lang): string[] {
  const rows = Object.entries(codes).flatMap(([code, meaning]) => [
    ".TP 6",
    bold(code),
    roff(meaning[lang]),
  ]);
  return [".PD 0", ...rows, ".PD"];
}

function list(
  name: keyof typeof HEADINGS,
  rows: readonly (readonly [string, Text])[],
  lang: Lang,
): string[] {
  return [
    heading(name, lang),
    ...rows.flatMap(([tag, text]) => tagged(bold(tag), prose(text[lang]))),
  ];
}

function examples(name: string, lang: Lang): string[] {
  const all = EXAMPLES[name] ?? [];
  if (all.length === 0) return [];
  return [
    heading("examples", lang),
    ...all.flatMap(({ does, typed }, i) => [
      ...(i === 0 ? [roff(does[lang])] : paragraph(roff(does[lang]))),
      ...typedLines(typed[lang]),
    ]),
  ];
}

function seeAlso(pages: readonly string[], lang: Lang): string[] {
  return [heading("seeAlso", lang), pages.map(reference).join(", ")];
}
