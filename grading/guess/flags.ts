/**
 * The flags that a program takes: `--port`, and what its language's parser makes of them.
 *
 * @module
 */
import { type Meaning, meaningOf, PEER } from "./meaning.ts";

/** The flags for a host and a port, each with its hole. */
export function flagsIn(code: string, peer: boolean): string[] {
  const words: string[] = [];
  const given = new Set<Meaning>();
  const add = (flag: string, meaning: Meaning) => {
    if (given.has(meaning)) return;
    given.add(meaning);
    words.push(flag, `{${meaning}}`);
  };
  // Go's `flag.String("addr", ":8000", ...)` is host and port in one word.
  const address = /\bflag\.String\w*\(\s*(?:&\w+,\s*)?"(\w+)",\s*"[\w.]*:\d+"/.exec(code)?.[1];
  if (address !== undefined) return [`-${address}`, "{host}:{port}"];
  const long = [...code.matchAll(/["'](--[a-z][\w-]*)=?["']/gi)].map(([, flag = ""]) => flag);
  const go = [...code.matchAll(/\bflag\.\w+\(\s*(?:&\w+,\s*)?"([\w-]+)"/g)]
    .map(([, flag = ""]) => `-${flag}`);
  // `-porta`, as Java's own programs write their flags.
  const java = [...code.matchAll(/["'](-[a-z]{2,}[\w-]*)["']/gi)].map(([, flag = ""]) => flag);
  for (const flag of [...long, ...go, ...java]) {
    const meaning = meaningOf(flag);
    const ofPeer = PEER.test(flag);
    if (ofPeer && peer) {
      add(
        flag,
        meaning === "port" ? "peerPort" : /host|ip|addr|ender/i.test(flag) ? "peerHost" : "peer",
      );
    } else if (meaning === "port" || meaning === "host") add(flag, meaning);
  }
  // A nick that must be there is anybody's.
  const nick =
    /add_argument\([^)]{0,80}?["'](--\w{0,20}(?:nick|nome|name|user|apelido)\w{0,20})["'][^)]{0,120}?required\s*=\s*True/
      .exec(code)?.[1];
  if (nick !== undefined) words.push(nick, "student");
  if (words.length > 0) return words;
  // Node's and Deno's parsers name flags without dashes: options: { port: ... }, string: ["port"].
  if (/\bparseArgs\s*\(/.test(code)) {
    for (const name of ["host", "port"] as const) {
      if (new RegExp(`\\b${name}\\b\\s*[:"'\\]]`).test(code)) add(`--${name}`, name);
    }
  }
  if (words.length > 0) return words;
  const letters = /\bgetopt\w*\s*\([^"']*["']([\w:]+)["']/.exec(code)?.[1] ?? "";
  const short = letters !== ""
    ? [...letters.matchAll(/(\w):/g)].map(([, letter = ""]) => letter)
    : [...code.matchAll(/["']-([a-z])["']/gi)].map(([, letter = ""]) => letter);
  if (!short.includes("p")) return words;
  // argparse and its like keep `-h` for themselves.
  const host = short.find((letter) =>
    /[hiasH]/.test(letter) && !(letter === "h" && /add_argument|help|ajuda/i.test(code))
  );
  if (host !== undefined) add(`-${host}`, "host");
  add("-p", "port");
  return words;
}
