/**
 * The words that can follow `lab.ts`, or `socketlab`, which is the same in one file.
 *
 * @module
 */
import { closestString } from "@std/text/closest-string";
import { askedLang, type Command, type Flags } from "../wire/flags.ts";
import { type Program, runProgram, widthOfStdout } from "../wire/program.ts";
import { columns, type Lang, type Text } from "../wire/text.ts";
import { SINGLE } from "../wire/typed.ts";
import { version } from "../wire/version.ts";
import { visible } from "../wire/visible.ts";

/** One of them. */
export interface Subcommand {
  readonly group: keyof typeof GROUPS;
  /** Loads it when it is asked for: a client need not wait for what draws reports. */
  readonly load: () => Promise<Program>;
  /** What it needs, as flags of `deno run`. */
  readonly permissions: readonly string[];
}

/** All of them by name, in the order in which help lists them. */
export type Subcommands = Readonly<Record<string, Subcommand>>;

/** One of them with the table of its flags, by the name that starts it. */
export interface Loaded {
  readonly name: string;
  readonly group: Subcommand["group"];
  readonly command: Command<Flags>;
}

/** Loads all of them, for what tells of each. */
export async function loadAll(all: Subcommands): Promise<readonly Loaded[]> {
  return await Promise.all(
    Object.entries(all).map(async ([name, { group, load }]) => {
      const { command } = await load();
      return { name, group, command };
    }),
  );
}

/** What playing needs, as flags of `deno run`. */
export const PLAYS = ["--allow-run", "--allow-env", "--allow-net=127.0.0.1"];

const NAME = Deno.build.standalone ? SINGLE : "lab.ts";

const GROUPS = {
  lab: { en: "The lab", pt: "O laboratório" },
  program: { en: "Its programs", pt: "Os seus programas" },
  itself: { en: "For your shell", pt: "Para o seu shell" },
} as const satisfies Record<string, Text>;

/** Runs what the arguments ask for: 2 where there is no such subcommand. */
export async function enter(all: Subcommands, args: readonly string[]): Promise<never> {
  const lang = askedLang(args);
  const [word, ...rest] = unabbreviated(args);
  if (word === "--version") {
    console.log(`${SINGLE} ${await version()}`);
    Deno.exit(0);
  }
  const isHelp = word === undefined || ["help", "--help", "-h"].includes(word);
  if (word?.startsWith("--lang") || isHelp) {
    console.log(await overview(all, lang));
    Deno.exit(word === undefined ? 2 : 0);
  }
  const found = Object.hasOwn(all, word) ? all[word] : undefined;
  if (!found) {
    console.error(unknown(word, Object.keys(all))[lang]);
    Deno.exit(2);
  }
  const { command, main } = await found.load();
  if (!Deno.build.standalone) return await runProgram(command, main, rest);
  const withLess: typeof main = (asked) => {
    keepOnly(found.permissions);
    return main(asked);
  };
  return await runProgram(command, withLess, rest, `${SINGLE} ${word}`);
}

/** The tasks by the names that they have in `deno.json`: `q1a`, `lab`, `chat:peer`; `help grade`; `chat peer`. */
export function unabbreviated(args: readonly string[]): readonly string[] {
  const [word = "", next, ...rest] = args;
  if (/^q\d\w*$/.test(word)) return ["run", ...args];
  if (word === "lab") return ["run", ...args.slice(1)];
  if (word === "chat" && next !== undefined) return [`chat-${next}`, ...rest];
  if (word === "help" && next !== undefined) return [...unabbreviated([next, ...rest]), "--help"];
  return args.length === 0 ? [] : [word.replace(":", "-"), ...args.slice(1)];
}

async function overview(all: Subcommands, lang: Lang): Promise<string> {
  const words = lang === "pt"
    ? { usage: "Uso", command: "COMANDO", flags: "opções", more: "Mais sobre um deles" }
    : { usage: "Usage", command: "COMMAND", flags: "flags", more: "More on one of them" };
  const summaries = (await loadAll(all)).map(({ name, group, command: { summary } }) => ({
    group,
    row: [name, firstSentence(summary[lang])] as const,
  }));
  const groups = Object.entries(GROUPS).flatMap(([group, title]) => [
    "",
    `${title[lang]}:`,
    ...columns(
      summaries.filter((one) => one.group === group).map(({ row }) => row),
      widthOfStdout(),
    ),
  ]);
  return [
    `${NAME}: ${ABOUT[lang]}`,
    "",
    `${words.usage}: ${NAME} ${words.command} [${words.flags}]`,
    ...groups,
    "",
    `${words.more}: ${NAME} ${words.command} --help`,
  ].join("\n");
}

/** A summary up to its first full stop, colon or semicolon, with a full stop. */
export const firstSentence = (text: string) =>
  text.replace(/([.:;]) .*$/, "$1").replace(/[:;]$/, ".");

/** What the lab is, in a few words. */
export const ABOUT: Text = {
  en: "the socket-programming lab.",
  pt: "o laboratório de programação com sockets.",
};

function unknown(word: string, known: readonly string[]): Text {
  const near = closestString(word, known);
  const shown = visible(word);
  return {
    en: `There is no command "${shown}"; the nearest is "${near}". See ${NAME} --help.`,
    pt: `Não existe o comando "${shown}"; o mais parecido é "${near}". Veja ${NAME} --help.`,
  };
}

/** Gives up every kind of permission that is not among these: one binary has what all subcommands need together. */
export function keepOnly(permissions: readonly string[]): void {
  for (const name of KINDS) {
    if (permissions.some((flag) => flag.startsWith(`--allow-${name}`))) continue;
    Deno.permissions.revokeSync({ name });
  }
}

const KINDS = ["run", "read", "write", "env", "net", "sys", "ffi", "import"] as const;
