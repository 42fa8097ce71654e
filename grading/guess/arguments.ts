/**
 * What a program's command line takes, found in its source: flags by their names, the others by what
 * stands around `argv[1]`.
 *
 * @module
 */
import type { SubmittedPart } from "../submission.ts";
import type { Source } from "./files.ts";

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

/** What one word of a command line means. */
type Meaning = "host" | "port" | "peerHost" | "peerPort" | "peer" | "name" | "other";

/** Finds what the command line of a source takes when it plays a part. */
export function argumentsOf(source: Source, part: SubmittedPart): Arguments {
  const { language } = source;
  const code = language === "java" ? withArgs(source.code) : source.code;
  const alone = code.replace(/["'] ?["']\.join\(\s*sys\.argv\[\d:+\]\s*\)/g, "");
  // All words joined are a message, which standard input gives as well.
  if (!READS.test(alone)) return { words: [], reads: false, unsure: false };
  const peer = part === "chat-peer";
  const flags = flagsIn(code, peer);
  if (flags.length > 0) return { words: flags, reads: true, unsure: false };
  const read = positional(code, language);
  const meanings = read.length === 0 ? usual(part) : settle(read, part);
  // A third word is a nick or a message: what follows a gap of words that nobody knows is not given.
  const known = meanings.findLastIndex((one) => one !== "other");
  return {
    words: meanings.slice(0, known + 1).map((one) =>
      one === "name" ? "student" : one === "other" ? "1" : `{${one}}`
    ),
    reads: true,
    unsure: read.length === 0 || meanings.some((one) => one === "other" || one === "name"),
  };
}

/** In Java the words have any name: `main(String[] argumentos)`. */
function withArgs(code: string): string {
  const name = /\bmain\s*\([^)]{0,200}?\b(\w+)\s*(?:\[\s*\]\s*)?\)/.exec(code)?.[1];
  return name === undefined ? code : code.replace(new RegExp(`\\b${name}\\b`, "g"), "args");
}

function usual(part: SubmittedPart): Meaning[] {
  if (part === "chat-peer") return ["port", "peerHost", "peerPort"];
  return part.endsWith("server") ? ["port"] : ["host", "port"];
}

/** `--port`, and Go's `flag.Int("port", ...)`, and the letters of getopt. */
function flagsIn(code: string, peer: boolean): string[] {
  const words: string[] = [];
  const given = new Set<Meaning>();
  const add = (flag: string, meaning: Meaning) => {
    if (given.has(meaning)) return;
    given.add(meaning);
    words.push(flag, `{${meaning}}`);
  };
  const long = [...code.matchAll(/["'](--[a-z][\w-]*)=?["']/gi)].map(([, flag = ""]) => flag);
  const go = [...code.matchAll(/\bflag\.\w+\(\s*(?:&\w+,\s*)?"([\w-]+)"/g)]
    .map(([, flag = ""]) => `-${flag}`);
  for (const flag of [...long, ...go]) {
    const meaning = meaningOf(flag);
    const ofPeer = /peer|remote|dest|par\b/i.test(flag);
    if (ofPeer && peer) {
      add(
        flag,
        meaning === "port" ? "peerPort" : /host|ip|addr|ender/i.test(flag) ? "peerHost" : "peer",
      );
    } else if (meaning === "port" || meaning === "host") add(flag, meaning);
  }
  // Node's and Deno's parsers name flags without dashes: options: { port: ... }, string: ["port"].
  if (words.length === 0 && /\bparseArgs\s*\(/.test(code)) {
    for (const name of ["host", "port"] as const) {
      if (new RegExp(`\\b${name}\\b\\s*[:"'\\]]`).test(code)) add(`--${name}`, name);
    }
  }
  const letters = /\bgetopt\w*\s*\([^"']*["']([\w:]+)["']/.exec(code)?.[1] ?? "";
  if (words.length === 0 && letters.includes("p:")) {
    const host = /[hias]:/.exec(letters)?.[0][0];
    if (host) add(`-${host}`, "host");
    add("-p", "port");
  }
  // argparse with short names only.
  for (
    const [, flag = ""] of words.length > 0
      ? []
      : code.matchAll(/add_argument\(\s*["'](-[a-z])["']/g)
  ) {
    if (flag === "-p") add(flag, "port");
  }
  return words;
}

/** Names of variables and functions around a word that is read. */
function meaningOf(text: string): Meaning {
  // `server_address = ("localhost", int(sys.argv[1]))`: what is made a number is no host.
  if (
    /\b(?:int|atoi|parseInt|Number|Atoi|htons|strtol|stoi|valueOf)\s*\(\s*(?:\w+\.)?$/.test(text)
  ) {
    return "port";
  }
  if (/port/i.test(text)) return "port";
  if (
    /host|addr|endere|servidor|server|inet_|destino|(?:^|[^a-z])ip(?![a-z])|[a-z]IP\b|[iI]p\b/i
      .test(text)
  ) {
    return "host";
  }
  if (/nick|apelido|usuario|user|\bnome\b|\bname\b/i.test(text)) return "name";
  if (/atoi|strto|parse(?:Int|::<u16>)|\bint\s*\(|Number\s*\(|Atoi|htons/.test(text)) return "port";
  return "other";
}

/** What each word means by what stands before it, in the order of the words; empty where none was seen. */
function positional(code: string, language: Source["language"]): Meaning[] {
  const named = [...code.matchAll(/add_argument\(\s*["']([A-Za-z]\w*)["']/g)];
  if (named.length > 0) return named.map(([, name = ""]) => meaningOf(name));
  const spread =
    /([\w ,]{1,100}?)\s*\]?\s*:?=\s*(?:sys\.argv(?:\[1:\d?\])?|process\.argv(?:\.slice\(2\))?|Deno\.args)\s*(?:;|$)/m
      .exec(code);
  if (spread?.[1]?.includes(",")) {
    const names = spread[1].split(",").map((name) =>
      name.trim().replace(/^(?:const|let|var)\b/, "")
    );
    const whole = /(?:sys|process)\.argv\s*(?:;|$)/m.test(spread[0]);
    return names.slice(whole ? language === "python" ? 1 : 2 : 0).map(meaningOf);
  }
  const found: Meaning[] = [];
  const first = firstIndex(code, language);
  const uses =
    /\b(?:argv|args|Args)\s*(?:\[\s*(\d)\s*\]|\.(?:nth|get)\(\s*(\d)\s*\)|\(\s*\)\.nth\(\s*(\d)\s*\))/g;
  let after = 0;
  for (const use of code.matchAll(uses)) {
    const at = use.index;
    const index = Number(use[1] ?? use[2] ?? use[3]) - first;
    const before = code.slice(Math.max(after, code.lastIndexOf("\n", at) + 1), at);
    after = at + use[0].length;
    // `args.length > 0 ? args[0]`, `if (argv[1] == ...)`: only what was said last counts.
    const statement = (before.split(/[;{]/).at(-1) ?? "")
      .replace(/.*\bif\s*\([^()]*\)|\bif\b[^=:]*:/, "");
    if (index < 0 || /printf|print\(|usage|\bif\b/i.test(statement)) continue;
    const meaning = meaningOf(statement);
    if (found[index] === undefined || found[index] === "other") found[index] = meaning;
  }
  return Array.from(found, (meaning) => meaning ?? "other");
}

/** Which index the first word has: C counts the program, Java does not. */
function firstIndex(code: string, language: Source["language"]): number {
  switch (language) {
    case "java":
    case "deno":
      return /process\.argv\s*\[/.test(code) ? 2 : 0;
    case "node":
      return /process\.argv\.slice\(\s*2/.test(code) ? 0 : 2;
    default:
      return /sys\.argv\[1:\]|os\.Args\[1:\]|\.skip\(1\)/.test(code) ? 0 : 1;
  }
}

/** Gives the words that names did not tell their usual place, and tells a peer's own from the other's. */
function settle(read: readonly Meaning[], part: SubmittedPart): Meaning[] {
  const meanings = [...read];
  const missing = (meaning: Meaning) => !meanings.includes(meaning);
  if (!part.endsWith("server") || meanings.length > 1) {
    const free = meanings.indexOf("other");
    if (free >= 0 && missing("host") && free < 2) meanings[free] = "host";
  }
  const free = meanings.indexOf("other");
  if (free >= 0 && missing("port") && free < 3) meanings[free] = "port";
  if (part !== "chat-peer") {
    // The same thing twice is not understood.
    return meanings.map((one, i) => meanings.indexOf(one) < i ? "other" : one);
  }
  const ports = meanings.flatMap((one, i) => one === "port" ? [i] : []);
  const hosts = meanings.flatMap((one, i) => one === "host" ? [i] : []);
  return meanings.map((one, i) => {
    if (one === "host") return hosts.length > 1 && i === hosts[0] ? "host" : "peerHost";
    if (one !== "port" || ports.length < 2) {
      return one === "port" && ports[0] === i ? loneport(meanings) : one;
    }
    // The port that stands beside the host is the peer's.
    const peers = ports.find((at) => meanings[at - 1] === "host") ?? ports.at(-1);
    return i === peers ? "peerPort" : "port";
  });
}

/** With a host before it, a lone port is where the other one is. */
function loneport(meanings: readonly Meaning[]): Meaning {
  return meanings.includes("host") ? "peerPort" : "port";
}
