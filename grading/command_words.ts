/**
 * A command as people write it and as the system takes it: one line, and its words. No shell stands
 * between them, so what only a shell could do is refused instead of passed on as odd letters; but a
 * line of a build that needs a shell gets one.
 *
 * @module
 */
import { closestString } from "@std/text/closest-string";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";

/** The words of a command, or why there are none: a clause without a full stop. */
export type SplitCommand = { readonly words: readonly string[] } | {
  readonly problem: Text;
  /** A shell would know what to do with it. */
  readonly shell?: boolean;
};

/** More words than a command line of this lab has. */
export const MOST_WORDS = 64;
/** A path on Linux has 4096 bytes at most (PATH_MAX). */
export const MOST_WORD_CHARS = 4096;

/** What a shell would act on where it stands bare (POSIX 2.2, 2.6 and 2.9). */
const BARE = new Set("$`|&;<>()*?[\n\r");
/** What `\` takes away the meaning of between double quotes (POSIX 2.2.3). */
const ESCAPED = new Set('$`"\\');

/** Splits a line as a POSIX shell does: blanks, both quotes, backslashes. Nothing is expanded. */
export function splitCommand(line: string): SplitCommand {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? "";
    const next = line[i + 1];
    if (quote === "'") {
      if (char === "'") quote = "";
      else word += char;
    } else if (char === "\\" && next === undefined) {
      return unfinished("\\");
    } else if (quote === '"') {
      if (char === '"') quote = "";
      else if (char === "\\" && next !== undefined && ESCAPED.has(next)) word += line[++i] ?? "";
      else if (char === "$" || char === "`") return shellOnly(char);
      else word += char;
    } else if (char === " " || char === "\t") {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'" || char === '"') {
      quote = char;
      word ??= "";
    } else if (char === "\\") {
      word = (word ?? "") + line[++i];
    } else if (BARE.has(char) || (word === undefined && (char === "~" || char === "#"))) {
      return shellOnly(char);
    } else {
      // `PORT=1 python3 x` sets a variable for a shell; to the system, PORT=1 would be the program.
      const assigns = char === "=" && words.length === 0 && /^[A-Za-z_]\w*$/.test(word ?? "");
      if (assigns) return variable(word ?? "");
      word = (word ?? "") + char;
    }
  }
  if (quote !== "") return unfinished(quote);
  if (word !== undefined) words.push(word);
  const problem = wordsProblem(words);
  return problem ? { problem } : { words };
}

/** The same of a line of a build, with a shell for what only a shell could do: `javac *.java`. */
export function buildCommand(line: string): SplitCommand {
  const split = splitCommand(line);
  if (!("problem" in split && split.shell)) return split;
  const words = shellCommand(line);
  const problem = wordsProblem(words);
  return problem ? { problem } : { words };
}

const SHELL = ["sh", "-c"];

/** What a shell reads. */
export const shellCommand = (line: string): string[] => [...SHELL, line];

/** A command as its author wrote it: what a shell reads, without the shell. */
export function shownCommand(words: readonly string[]): string {
  const [program, flag, line, ...rest] = words;
  const read = program === SHELL[0] && flag === SHELL[1] && rest.length === 0;
  return read && line !== undefined ? line : joinCommand(words);
}

/** The words as one line that {@linkcode splitCommand} takes apart again. */
export function joinCommand(words: readonly string[]): string {
  return words.map((word, i) => {
    const plain = /^[\w@%+=:,./{}-]+$/.test(word) && !(i === 0 && word.includes("="));
    return plain ? word : `'${word.replaceAll("'", `'\\''`)}'`;
  }).join(" ");
}

/** What no system call takes, or no command of ours needs. */
export function wordsProblem(words: readonly string[]): Text | undefined {
  const [program] = words;
  if (program === undefined || program === "") {
    return { en: "it names no program", pt: "não diz qual é o programa" };
  }
  if (words.length > MOST_WORDS) {
    return {
      en: `it has ${words.length} words: write ${MOST_WORDS} at most`,
      pt: `tem ${words.length} palavras: escreva no máximo ${MOST_WORDS}`,
    };
  }
  if (words.some((word) => word.length > MOST_WORD_CHARS)) {
    return {
      en: `a word of it is too long: write ${MOST_WORD_CHARS} characters at most`,
      pt: `uma palavra é longa demais: escreva no máximo ${MOST_WORD_CHARS} caracteres`,
    };
  }
  if (words.some((word) => word.includes("\0"))) {
    return {
      en: "it has a NUL character in it, which no program can be given: leave it out",
      pt: "tem um caractere NUL, que nenhum programa pode receber: retire-o",
    };
  }
}

/** `{print}` of awk(1) and `${port}` of a shell are no holes of ours. */
const IN_A_BUILD = /(?<!\$)\{(host|port|peer|peerHost|peerPort)\}/g;

/** The first hole that cannot be filled, with those that can; `known` may be empty, as for a build. */
export function holesProblem(
  words: readonly string[],
  known: readonly string[],
): Text | undefined {
  for (const word of words) {
    const holes = known.length === 0 ? IN_A_BUILD : /\{([A-Za-z_]\w*)\}/g;
    for (const [hole, name = ""] of word.matchAll(holes)) {
      if (known.includes(name)) continue;
      const shown = visible(hole.slice(0, 40));
      if (known.length === 0) {
        return {
          en: `${shown} cannot be filled in while building: write it in programs only`,
          pt: `${shown} não pode ser preenchido na compilação: escreva-o só em programs`,
        };
      }
      const all = known.map((one) => `{${one}}`).join(" ");
      const near = `{${closestString(name, [...known])}}`;
      return {
        en: `there is no ${shown} here: write ${near}, or another of ${all}`,
        pt: `aqui não existe ${shown}: escreva ${near}, ou outro entre ${all}`,
      };
    }
  }
}

function shellOnly(found: string): SplitCommand {
  const shown = visible(found.slice(0, 40));
  return {
    problem: {
      en:
        `no shell reads the command, so ${shown} has no effect: put it between single quotes if ` +
        `the program is to get it as it is; if a shell is to act on it, write ` +
        `["sh", "-c", "exec ..."], with exec before the program`,
      pt:
        `nenhum shell lê o comando, então ${shown} não tem efeito: ponha entre aspas simples se o ` +
        `programa deve receber isso como está; se um shell deve tratar disso, escreva ` +
        `["sh", "-c", "exec ..."], com exec antes do programa`,
    },
    shell: true,
  };
}

function variable(name: string): SplitCommand {
  return {
    problem: {
      en: `no shell reads the command, so ${name}= sets nothing: write env before it`,
      pt: `nenhum shell lê o comando, então ${name}= não define nada: escreva env antes`,
    },
    shell: true,
  };
}

function unfinished(open: string): SplitCommand {
  return {
    problem: {
      en: `nothing follows the last ${open}: close it, or write the command as an array of words`,
      pt: `nada vem depois do último ${open}: feche-o, ou escreva o comando como lista de palavras`,
    },
  };
}
