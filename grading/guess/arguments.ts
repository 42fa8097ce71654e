/**
 * What a program's command line takes, found in its source: flags by their names, the others by what
 * stands around `argv[1]`.
 *
 * @module
 */
import type { SubmittedPart } from "../submission.ts";
import type { Source } from "./files.ts";
import { joinCommand, shellCommand } from "../command_words.ts";
import { behaviourOf } from "./behaviour.ts";
import { flagsIn } from "./flags.ts";
import { type Meaning, settle } from "./meaning.ts";
import { modeFor, positional } from "./words.ts";

/** The words to write after a program's name. */
export interface Arguments {
  readonly words: readonly string[];
  /** It reads the command line at all. */
  readonly reads: boolean;
  /** Words that were seen to be read, but not understood: what is given for them is made up. */
  readonly unsure: boolean;
}

/** `char *argv[]` and `String args[]` name the words without reading them. */
const READS =
  /\bsys\.argv\b|\badd_argument\s*\(|\bargv\s*\[\s*\w|\bgetopt\w*\s*\(|\bargs\s*\[\s*\w|\bargs\.length\b|process\.argv\b|Deno\.args\b|env::args\b|os\.Args\b|\bflag\.(?:Int|String|Parse)\b|parseArgs\s*\(/;

/** Finds what the command line of a source takes when it plays a part. */
export function argumentsOf(source: Source, part: SubmittedPart): Arguments {
  const { language } = source;
  const code = renamed(source);
  if (!READS.test(code)) return { words: [], reads: false, unsure: false };
  const flags = flagsIn(code, part === "chat-peer");
  const parsed = /add_argument\(\s*["'][A-Za-z]/.test(code);
  // argparse takes both: the words with a place are those that must be there.
  if (flags.length > 0 && !parsed) return { words: flags, reads: true, unsure: false };
  const read = positional(code, language);
  const settled = read.length === 0 ? usual(part) : settle(read, part);
  const takesLine = settled.includes("message") && part.endsWith("p-client") &&
    !behaviourOf(source).types;
  const meanings = settled.map((one) => one === "message" && takesLine ? "line" : one);
  // A third word is a nick or a message: what follows a gap of words that nobody knows is not given.
  const known = meanings.findLastIndex((one) => one !== "other" && one !== "message");
  const words = meanings.slice(0, known + 1).map((one) =>
    one === "mode" ? modeFor(part, code) ?? "1" : given(one)
  );
  return {
    words: [...words, ...withoutTwice(flags, words)],
    reads: true,
    unsure: read.length === 0 || meanings.some((one) => /^(?:other|name|message|mode)$/.test(one)),
  };
}

/** The place of a line that is typed, in a command line that takes it as a word. */
const LINE = "typed-line";

/** The command of a program that takes the line as a word: a shell reads it, and becomes the program. */
export function lineTyped(words: readonly string[]): readonly string[] {
  if (!words.includes(LINE)) return words;
  return shellCommand(`read -r line && exec ${joinCommand(words).replace(LINE, '"$line"')}`);
}

function given(meaning: Meaning): string {
  switch (meaning) {
    case "name":
      return "student";
    case "message":
      return "hello";
    case "line":
      return LINE;
    case "other":
      return "1";
    case "address":
      return "{host}:{port}";
    default:
      return `{${meaning}}`;
  }
}

/** Flags, each with its hole, for what no word gives yet. */
function withoutTwice(flags: readonly string[], words: readonly string[]): string[] {
  return flags.filter((_, i) => !words.includes(flags[i - i % 2 + 1] ?? ""));
}

/** Java's and C's words have any name: `main(String[] argumentos)`, `main(int argc, char **av)`. */
function renamed({ code, language }: Source): string {
  // from sys import argv
  if (language === "python" && /\bfrom sys import\b[^\n]{0,80}(?:\bargv\b|\*)/.test(code)) {
    return code.replace(/(?<![\w.])argv\b/g, "sys.argv");
  }
  const [name, usual] = language === "java"
    ? [/\bmain\s*\([^)]{0,200}?\b(\w+)\s*(?:\[\s*\]\s*)?\)/.exec(code)?.[1], "args"]
    : language === "c" || language === "cpp"
    ? [/\bmain\s*\([^,)]{1,80},[^,)]{0,80}?\b(\w+)\s*(?:\[\s*\]\s*)?[,)]/.exec(code)?.[1], "argv"]
    : [];
  return name === undefined || usual === undefined
    ? code
    : code.replace(new RegExp(`\\b${name}\\b`, "g"), usual);
}

function usual(part: SubmittedPart): Meaning[] {
  if (part === "chat-peer") return ["port", "peerHost", "peerPort"];
  return part.endsWith("server") ? ["port"] : ["host", "port"];
}
