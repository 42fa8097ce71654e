/**
 * What a word of a command line means, by the names around the place where it is read.
 *
 * @module
 */
import type { SubmittedPart } from "../submission.ts";

/**
 * `address` is host and port in one word, as Go takes them; a `message` is sent, and is a
 * `line` where nothing else is typed; a `mode` is compared to words of the program's own; `other` is not understood.
 */
export type Meaning =
  | "host"
  | "port"
  | "address"
  | "peerHost"
  | "peerPort"
  | "peer"
  | "name"
  | "message"
  | "line"
  | "mode"
  | "other";

/** A meaning, and whose: of two programs alike, one's own or the other's. */
export interface Word {
  readonly meaning: Meaning;
  readonly whose?: "own" | "peer" | undefined;
}

/** Makes a number of a word; what is made a number is no host. */
export const NUMBER_OF =
  /^(?:int|atoi|atol|parseInt|Number|Atoi|htons|strtou?l|stoi|valueOf|uint16|sscanf)$/;
const NUMBER_BEFORE = new RegExp(
  String.raw`\b${NUMBER_OF.source.slice(1, -1)}\s*\(\s*(?:\w+\.)?$`,
);
const OWN =
  /(?:^|[^a-z])(?:my|meu|minha|own|local|self|listen|bind|src|orig)|propri|(?:porta?|ip)_?local/i;
/** The other one of two programs alike; `Thread(target=f, args=(...))` says nothing of it. */
export const PEER =
  /peer|remot|dest|outro|other|amig|friend|parceir|coleg|(?<![(,]\s*)target(?!\s*=\s*[\w.]+\s*,\s*\w+\s*=)|target(?!\s*=)|vizinh|contat|(?:^|[^a-z])par(?![a-z])/i;

/** What the names of variables and functions around a word say. */
export function wordOf(text: string): Word {
  const whose = PEER.test(text) ? "peer" as const : OWN.test(text) ? "own" as const : undefined;
  return { meaning: meaningOf(text), whose };
}

/** The same without whose it is. */
export function meaningOf(text: string): Meaning {
  if (NUMBER_BEFORE.test(text) || /port/i.test(text)) return "port";
  if (
    /host|addr|endere|servidor|server|inet_|dest(?:ino|ination)?|(?:^|[^a-z])ip(?![a-z])|[a-z]IP\b|[iI]p\b/i
      .test(text)
  ) {
    return "host";
  }
  if (/mensag|message|\bmsg\b|\bfrase\b|sentence/i.test(text)) return "message";
  if (/nick|apelido|usuario|user|\bnome\b|\bname\b/i.test(text)) return "name";
  if (/atoi|strto|parse(?:Int|::<u16>)|\bint\s*\(|Number\s*\(|Atoi|htons/.test(text)) return "port";
  return "other";
}

/** Gives the words that names did not tell their usual place, and tells a peer's own from the other's. */
export function settle(read: readonly Word[], part: SubmittedPart): Meaning[] {
  const meanings = read.map(({ meaning }) => meaning);
  const missing = (meaning: Meaning) =>
    !meanings.includes(meaning) && !meanings.includes("address");
  if (!part.endsWith("server") || meanings.length > 1) {
    const free = meanings.indexOf("other");
    if (free >= 0 && missing("host") && free < 2) meanings[free] = "host";
  }
  const free = meanings.indexOf("other");
  if (free >= 0 && missing("port") && free < 3) meanings[free] = "port";
  if (part === "chat-peer") {
    const whose = read.map((word) => word.whose);
    // `minha, ip, porta`: what is mine, beside where the other one is, is a port.
    const known = meanings.map((one, i) => one === "other" && whose[i] === "own" ? "port" : one);
    return ofPeers(known, whose);
  }
  // The same thing twice is not understood.
  return meanings.map((one, i) => meanings.indexOf(one) < i ? "other" : one);
}

/** Of two pairs of which names tell the first only, the second is the other's: `[host, port, ph, pp]`. */
function twoPairs(
  meanings: readonly Meaning[],
  whose: readonly Word["whose"][],
): Meaning[] | undefined {
  const pair = meanings.slice(0, 2);
  const known = pair.includes("host") && pair.includes("port");
  if (!known || meanings.slice(2).join() !== "other,other") return undefined;
  const peers = pair.map((one): Meaning => one === "host" ? "peerHost" : "peerPort");
  return whose.includes("peer") ? [...peers, ...pair] : [...pair, ...peers];
}

/** By what names say; else the first of two is one's own, and a port beside a lone host is the peer's. */
function ofPeers(meanings: readonly Meaning[], whose: readonly Word["whose"][]): Meaning[] {
  const pairs = twoPairs(meanings, whose);
  if (pairs) return pairs;
  const places = (meaning: Meaning) => meanings.flatMap((one, i) => one === meaning ? [i] : []);
  const [hosts, ports] = [places("host"), places("port")];
  const among = (both: readonly number[], usual: number | undefined) => {
    const told = both.find((at) => whose[at] === "peer");
    const own = both.find((at) => whose[at] === "own");
    // Two of which one is said to be mine: the other one is not.
    return told ?? (own === undefined ? usual : both.find((at) => at !== own));
  };
  const peerHost = among(hosts, hosts.at(-1));
  const beside = ports.find((at) => at === (hosts[0] ?? -2) + 1);
  const peerPort = among(
    ports,
    ports.length > 1
      ? (hosts.length < 2 ? beside : undefined) ?? ports.at(-1)
      // With a host, a lone port is where the other one is.
      : hosts.length > 0
      ? ports[0]
      : undefined,
  );
  return meanings.map((one, i) =>
    i === peerHost ? "peerHost" : i === peerPort ? "peerPort" : one === "address" ? "peer" : one
  );
}
