/**
 * The command line of every program here: a table of flags gives the parser, its error lines, `--help`, the
 * manual page and what shells complete, so that they cannot disagree.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { closestString } from "@std/text/closest-string";
import { type Lang, same, systemLang, type Text } from "./text.ts";
import { visible } from "./visible.ts";

/**
 * What a shell offers where a value is to be typed: files and folders, folders, questions of the catalogue, or
 * these words. As the one value of a flag, questions are a list with commas.
 */
export type Completes = "file" | "folder" | "questions" | readonly string[];

/** One flag: what it takes, what it is when absent, and what it is for. */
export type Flag =
  & { readonly help: Text }
  & (
    | {
      readonly kind: "text";
      readonly value: Text;
      readonly default?: string;
      /** Needs saying where the value is called neither FILE nor FOLDER. */
      readonly completes?: Completes;
    }
    /** May be given several times; none is an empty list. */
    | { readonly kind: "texts"; readonly value: Text; readonly completes?: Completes }
    | {
      readonly kind: "whole";
      readonly value: Text;
      readonly min: number;
      readonly max: number;
      readonly default?: number;
    }
    | { readonly kind: "choice"; readonly of: readonly string[]; readonly default: string }
    | { readonly kind: "switch" }
  );

/** The flags of one command, by name without the dashes. */
export type Flags = Readonly<Record<string, Flag>>;

type ValueOf<F extends Flag> = F extends { kind: "switch" } ? boolean
  : F extends { kind: "texts" } ? readonly string[]
  : F extends { kind: "choice"; of: readonly (infer Choice)[] } ? Choice
  : F extends { kind: "whole" } ? number | (F extends { default: number } ? never : undefined)
  : string | (F extends { default: string } ? never : undefined);

/** What was asked for, by flag name. */
export type Values<F extends Flags> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** A program as its `--help` describes it. */
export interface Command<F extends Flags> {
  readonly name: string;
  readonly summary: Text;
  readonly flags: F;
  /** Words that are not flags, such as question ids; a command without them refuses any. */
  readonly operands?: {
    readonly value: Text;
    readonly help: Text;
    /** For the first of them, the second ...; the last stands for all that follow. */
    readonly completes?: readonly Completes[];
  };
  /** What each exit code means; 2 is the same for all. */
  readonly exits: Readonly<Record<number, Text>>;
}

/** A command line that was understood. */
export interface Parsed<F extends Flags> {
  readonly values: Values<F>;
  readonly operands: readonly string[];
  readonly lang: Lang;
  /** Asked for what it is, instead of to do something. */
  readonly about: "help" | "version" | undefined;
}

/** A mistake on the command line: one line, in both languages. Programs exit with code 2. */
export class UsageError extends Error {
  override name = "UsageError";
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** What every program takes. */
export const COMMON_FLAGS = {
  lang: {
    kind: "choice",
    of: ["en", "pt"],
    default: "",
    help: {
      en: "language of the messages (default: the system's)",
      pt: "idioma das mensagens (padrão: o do sistema)",
    },
  },
  help: { kind: "switch", help: { en: "show this help", pt: "mostra esta ajuda" } },
  version: { kind: "switch", help: { en: "show the version", pt: "mostra a versão" } },
} as const satisfies Flags;

/** The language that was asked for, found even where the rest of the line is wrong. */
export function askedLang(args: readonly string[]): Lang {
  const { lang } = parseArgs(args, { string: ["lang"] });
  const short = typeof lang === "string" ? shortLang(lang) : "";
  return short === "pt" || short === "en" ? short : systemLang();
}

/** `pt-BR`, and `pt_BR.UTF-8` as in LANG, without what the lab does not tell apart. */
function shortLang(lang: string): string {
  const [, short] = /^(pt|en)(?:[-_.@].*)?$/i.exec(lang) ?? [];
  return short?.toLowerCase() ?? lang;
}

/**
 * Reads a command line.
 *
 * @throws {UsageError} for a flag or a value that the command does not take.
 */
export function parse<F extends Flags>(command: Command<F>, args: readonly string[]): Parsed<F> {
  const flags: Flags = { ...command.flags, ...COMMON_FLAGS };
  const switches = Object.keys(flags).filter((name) => flags[name]?.kind === "switch");
  const valued = Object.keys(flags).filter((name) => !switches.includes(name));
  const given = parseArgs(withOddValues(args, valued), {
    string: valued,
    boolean: switches,
    collect: valued.filter((name) => flags[name]?.kind === "texts"),
    alias: { help: "h" },
    unknown: (arg, key) => {
      const flag = flags[arg.replace(/^--|=$/g, "")];
      if (flag && flag.kind !== "switch") throw noValue(arg.replace(/^--|=$/g, ""), flag);
      if (key !== undefined) throw unknownFlag(arg, Object.keys(flags));
    },
  });
  const [word] = given._;
  if (word !== undefined && !command.operands) throw notTaken(String(word));
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const value: unknown = given[name];
    values[name] = flag.kind === "switch"
      ? value === true
      : read(name, flag, name === "lang" && typeof value === "string" ? shortLang(value) : value);
  }
  return {
    values: values as Values<F>,
    operands: given._.map(String),
    lang: askedLang(args),
    about: values.help ? "help" : values.version ? "version" : undefined,
  };
}

/**
 * `--port -1` as `--port=-1`: a number is a value, never a flag. So are `-`, which stands for stdin, and `""`,
 * which is what a shell makes of an unset `"$NICK"`.
 */
function withOddValues(args: readonly string[], valued: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? "";
    const awaits = before.startsWith("--") && valued.includes(before.slice(2));
    if (awaits && /^$|^-(?:\d|$)/.test(arg)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function read(name: string, flag: Exclude<Flag, { kind: "switch" }>, given: unknown): unknown {
  if (flag.kind === "texts") {
    const one = { ...flag, kind: "text" } as const;
    return Array.isArray(given) ? given.map((text) => read(name, one, text)) : [];
  }
  if (given === undefined) return flag.default;
  const text = String(given);
  if (text === "") throw noValue(name, flag);
  if (flag.kind === "choice") {
    if (!flag.of.includes(text)) throw badValue(name, text, flag.of.join(" | "));
    return text;
  }
  if (flag.kind === "text") return text;
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(number >= flag.min && number <= flag.max)) {
    throw badValue(name, text, `${flag.min}..${flag.max}`);
  }
  return number;
}

function badValue(name: string, text: string, accepted: string): UsageError {
  const shown = visible(text);
  return new UsageError({
    en: `--${name} cannot be "${shown}": it takes ${accepted}.`,
    pt: `--${name} não pode ser "${shown}": aceita ${accepted}.`,
  });
}

function noValue(name: string, flag: Exclude<Flag, { kind: "switch" }>): UsageError {
  const value = flag.kind === "choice" ? same(flag.of.join("|")) : flag.value;
  return new UsageError({
    en: `--${name} needs a value: --${name} ${value.en}.`,
    pt: `--${name} precisa de um valor: --${name} ${value.pt}.`,
  });
}

function notTaken(arg: string): UsageError {
  return new UsageError({
    en: `"${visible(arg)}" is not a flag, and this program takes flags only. See --help.`,
    pt: `"${visible(arg)}" não é uma opção, e este programa só aceita opções. Veja --help.`,
  });
}

function unknownFlag(arg: string, known: readonly string[]): UsageError {
  const flag = arg.split("=", 1)[0] ?? arg;
  const name = flag.replace(/^-+/, "");
  const near = known.find((one) => name !== "" && one.startsWith(name)) ??
    closestString(name, known);
  return new UsageError({
    en: `There is no flag ${visible(flag)}; the nearest is --${near}. See --help.`,
    pt: `Não existe a opção ${visible(flag)}; a mais parecida é --${near}. Veja --help.`,
  });
}
