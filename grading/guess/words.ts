/**
 * The words of a command line that have a place instead of a name: what each means, by the statement
 * that reads it.
 *
 * @module
 */
import type { SubmittedPart } from "../submission.ts";
import type { Source } from "./files.ts";
import { meaningOf, NUMBER_OF, type Word, wordOf } from "./meaning.ts";
import { parameterAt } from "./parameters.ts";
import { type Placed, unpacked } from "./unpacking.ts";

/** Longer ones are no statements of a student. */
const MOST_CHARS = 400;
/** More statements than read a command line. */
const MOST_LINES = 100;
/** A word that is compared to others: `if sys.argv[1] == "servidor"`. */
const MODE =
  /(?:argv|args|Args)\s*\[\s*\d\s*\]\s*(?:===?\s*|\.equals\w*\(\s*)["'](\w+)["']|strcmp\(\s*argv\[\d\],\s*"(\w+)"/;
const OTHER: Word = { meaning: "other" };
const JOINED = /["'] ?["']\.join\(\s*sys\.argv\[(\d):+\]\s*\)/;

/** What each word means, in their order; empty where none was seen to be read. */
export function positional(code: string, language: Source["language"]): Word[] {
  const named = [...code.matchAll(/add_argument\(\s*["']([A-Za-z]\w*)["']/g)];
  if (named.length > 0) return named.map(([, name = ""]) => wordOf(name));
  const first = firstIndex(code, language);
  const found: Word[] = [];
  const note = (index: number, word: Word) => {
    if (index < 0 || index > 9) return;
    const before = found[index];
    if (before === undefined || before.meaning === "other") found[index] = word;
  };
  const statements = code.split(/[;\n]/).filter((one) => /argv|args/i.test(one));
  for (const statement of statements.slice(0, MOST_LINES)) {
    // `if len(sys.argv) == 3: host, port = ...` is a condition and a statement.
    const condition = /^\s*(?:el)?if\b[^:]*:\s*(?=\S)/.exec(statement)?.[0] ?? "";
    for (const line of [condition, statement.slice(condition.length)]) {
      if (line.length > MOST_CHARS) continue;
      // All words from here on, joined, are a message.
      const rest = JOINED.exec(line)?.[1];
      if (rest !== undefined) note(Number(rest) - first, { meaning: "message" });
      const words = unpacked(line, first, code) ?? indexed(line, first, code, language);
      words.forEach(([index, word]) => note(index, word));
    }
  }
  return Array.from(found, (word) => word ?? OTHER);
}

/** Which index the first word has: C counts the program, Java does not. */
function firstIndex(code: string, language: Source["language"]): number {
  switch (language) {
    case "java":
    case "deno":
      return /process\.argv\s*\[/.test(code) ? 2 : 0;
    case "node":
      return /process\.argv\.slice\(\s*2/.test(code) && !/process\.argv\s*\[/.test(code) ? 0 : 2;
    default:
      return /\b\w+\s*(?::\s*[\w\[\]]+\s*)?:?=\s*(?:sys\.argv|os\.Args)\[1:\]|\.skip\(1\)/.test(
          code,
        ) &&
          !/\b(?:sys\.argv|os\.Args)\[[1-9]\]/.test(code)
        ? 0
        : 1;
  }
}

/** Each `argv[1]` in a statement. */
function indexed(
  line: string,
  first: number,
  code: string,
  language: Source["language"],
): Placed[] {
  const uses =
    /\b(?:argv|args|Args)\s*(?:\[\s*(\d)\s*\]|\.(?:nth|get)\(\s*(\d)\s*\)|\(\s*\)\.nth\(\s*(\d)\s*\))/g;
  const found: Placed[] = [];
  let after = 0;
  for (const use of line.matchAll(uses)) {
    const index = Number(use[1] ?? use[2] ?? use[3]) - first;
    // `if (argc > 1) port = atoi(argv[1])`: only what was said last counts.
    const condition = /^.*\bif\s*\([^()]*\)|^\s*(?:el)?if\b[^=:]*:/.exec(line)?.[0] ?? "";
    const from = Math.max(after, line.lastIndexOf("{", use.index) + 1);
    const before = line.slice(from, use.index).replace(condition, "");
    after = use.index + use[0].length;
    if (MODE.test(line.slice(from))) {
      found.push([index, { meaning: "mode" }]);
      continue;
    }
    if (
      /printf\s*\((?!.*%d)|print(?:ln)?!?\(|usage|^\s*\}?\s*(?:(?:el|else )?if|while)\b/i.test(
        before,
      )
    ) {
      continue;
    }
    const word = oneWord(language, before, line.slice(after)) ??
      meant(line, use.index, after, before, code);
    found.push([index, word]);
  }
  return found;
}

/** Go's and Rust's calls take "host:port" in one word: `net.Dial("tcp", os.Args[1])`, or `.unwrap_or("0.0.0.0:80")`. */
function oneWord(
  language: Source["language"],
  before: string,
  rest: string,
): Word | undefined {
  const call = /([\w:.]+)\(\s*(?:"\w+",\s*)?&?(?:\w+(?:\.|::))*$/.exec(before)?.[1] ?? "";
  const network = /(?:^|[.:])(?:Dial|Listen|ListenPacket|connect|bind|Resolve(?:TCP|UDP)Addr)$/;
  const whole = /^\s*(?:\.\w+\(\))*\s*\)/.test(rest) && network.test(call);
  const instead = /^[^;]*["'][\w.]*:\d{2,5}["']/.test(rest);
  return (whole || instead) && (language === "go" || language === "rust")
    ? { meaning: "address" }
    : undefined;
}

/** What a word at a place in a statement means. */
function meant(line: string, at: number, end: number, before: string, code: string): Word {
  const named = wordOf(before);
  const { parameter, number } = argumentAt(line, at, code);
  if (parameter !== undefined) {
    const told = wordOf(parameter);
    // `outro = (sys.argv[3], int(sys.argv[4]))` is the other's as a whole.
    if (told.meaning !== "other") {
      return { ...told, whose: told.whose ?? wordOf(line.slice(0, at)).whose };
    }
  }
  const message = /^\s*\.(?:getBytes|encode|length\(|as_bytes)/.test(line.slice(end)) ||
    /(?:write\w*|send\w*|println)\s*\(\s*(?:\w+\s*,\s*)?(?:\w+\.)?$/.test(before);
  if (message && named.meaning === "other") return { meaning: "message" };
  if (number && meaningOf(before) !== "name") return { ...named, meaning: "port" };
  return named;
}

/** The parameter that a word is given for, through the calls that only convert it. */
function argumentAt(
  line: string,
  at: number,
  code: string,
): { parameter?: string | undefined; number: boolean } {
  let number = false;
  let depth = 0;
  let place = 0;
  for (let i = at - 1; i >= 0; i--) {
    const char = line[i] ?? "";
    if (char === ")" || char === "]") depth++;
    else if (char === "," && depth === 0) place++;
    else if ((char === "(" || char === "[") && depth > 0) depth--;
    else if (char === "(") {
      const callee = /(\w+)\s*$/.exec(line.slice(0, i))?.[1] ?? "";
      const parameter = callee === "" ? pairAt(line, at, place) : parameterAt(code, callee, place);
      if (parameter !== undefined) return { parameter, number };
      if (NUMBER_OF.test(callee)) number = true;
      place = 0;
    } else if (/[={]/.test(char) && depth === 0) break;
  }
  return { number };
}

/** Python's address is a pair: `("localhost", 12000)`. */
function pairAt(line: string, at: number, place: number): string | undefined {
  const follows = /^[^,()]*(?:\([^()]*\))?[^,()]*,/.test(line.slice(at));
  return place === 0 && follows ? "host" : place === 1 ? "port" : undefined;
}

/** Of the words that one of a command line is compared to, the one that makes a program play a part. */
export function modeFor(part: SubmittedPart, code: string): string | undefined {
  const words = [...code.matchAll(new RegExp(MODE, "g"))]
    .map(([, equal, compared]) => equal ?? compared ?? "");
  const role = part.endsWith("server") ? /^s$|serv/i : /^c$|cli/i;
  return words.find((word) => role.test(word)) ?? words[0];
}
