/**
 * Statements that take several words of a command line at once, each into a variable whose name says
 * what it is.
 *
 * @module
 */
import { type Word, wordOf } from "./meaning.ts";
import { parameterAt } from "./parameters.ts";

/** A word and its place on the command line, from 0. */
export type Placed = [place: number, word: Word];

const OTHER: Word = { meaning: "other" };
/** More words than a program of this kind takes. */
const MOST_WORDS = 5;

/** `host, port = sys.argv[1:3]`, `const [host, port] = process.argv.slice(2)`, `main(*sys.argv[1:])`. */
export function unpacked(line: string, first: number, code: string): Placed[] | undefined {
  const whole =
    /\b(?:(sys\.argv|os\.Args)|(process\.argv)|Deno\.args|args|argv)(?:\[(\d):\d?\]|\.slice\(\s*(\d)[^)]*\))?[\s)]*(?:as [\w<>\[\], ]+)?$/
      .exec(line);
  if (!whole || /\bjoin\(\s*$/.test(line.slice(0, whole.index))) return pairs(line, first);
  const [, fromPython, fromNode, from, slice] = whole;
  // Where the list's first word stands on the command line.
  const start = from !== undefined
    ? Number(from) - 1
    : slice !== undefined
    ? Number(slice) - (fromNode ? 2 : 0)
    : fromPython
    ? -1
    : fromNode
    ? -2
    : whole[0].startsWith("Deno")
    ? 0
    : -first;
  const before = line.slice(0, whole.index);
  const call = /(\w+)\(\s*(?:\*|\.\.\.)$/.exec(before)?.[1];
  if (call !== undefined) {
    const told: Placed[] = [];
    for (let i = 0; i < MOST_WORDS; i++) {
      const parameter = parameterAt(code, call, i);
      if (parameter !== undefined) told.push([start + i, wordOf(parameter)]);
    }
    return told;
  }
  const targets = /^(.*[\w\])*])\s*:?=\s*(?:list\(|tuple\(|map\(\s*\w+\s*,)?\s*$/.exec(before)?.[1];
  const names = targets === undefined ? [] : namesIn(targets);
  return names.length > 1 ? names.map((name, i) => [start + i, nameOf(name)]) : undefined;
}

/** `ip, porta = sys.argv[1], int(sys.argv[2])`. */
function pairs(line: string, first: number): Placed[] | undefined {
  const [, targets = "", values = ""] = /^([^=]*?[\w\])])\s*:?=(?![=>])(.*)$/.exec(line) ?? [];
  const names = namesIn(targets);
  const parts = values.replace(/^\s*\[(.*)\]\s*$/, "$1").split(/,(?![^()]*\))/);
  if (names.length < 2 || names.length !== parts.length) return undefined;
  const found = parts.flatMap((part, i): Placed[] => {
    const index = /\b(?:argv|args|Args)\s*\[\s*(\d)\s*\]/.exec(part)?.[1];
    return index === undefined ? [] : [[Number(index) - first, nameOf(names[i] ?? "")]];
  });
  return found.length > 0 ? found : undefined;
}

/** `const [, , host = "localhost", port]: string[]` in names; a hole keeps its place. */
function namesIn(targets: string): string[] {
  const list = targets.replace(/^.*\b(?:const|let|var)\b/, "").replace(/\]\s*:.*$/, "]")
    .replace(/^[\s([]+|[\s)\]]+$/g, (edge) => edge.replace(/[\s([\])]/g, ""));
  const names = list.split(",").map((name) => name.replace(/=.*/, "").trim());
  const rest = names.findIndex((name) => /^\*|^\.\.\./.test(name));
  return rest < 0 ? names : names.slice(0, rest);
}

/** `_` and a gap say nothing. */
const nameOf = (name: string): Word => name === "" || name === "_" ? OTHER : wordOf(name);
