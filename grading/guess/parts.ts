/**
 * Which part a source plays: by its name, then by what it calls, then by the folder it is in.
 *
 * @module
 */
import type { SubmittedPart } from "../submission.ts";
import { type Behaviour, behaviourOf } from "./behaviour.ts";
import type { Source } from "./files.ts";
import { type Said, saidAround, saidBy, wordsOf } from "./names.ts";

/** A part that a source could play, and how much speaks for it. */
export interface Candidate {
  readonly source: Source;
  readonly part: SubmittedPart;
  readonly does: Behaviour;
  readonly score: number;
  /** Serves several clients at once, so that it may play two parts: not, its code does, its name says so. */
  readonly threaded: 0 | 1 | 2;
  /** What says so beside the source. */
  readonly told: "name" | "folder" | "nothing";
  /** A client that may be a room's, if there is one: it listens while it types, or it may be either. */
  readonly member: "likely" | "possible" | "no";
}

/** Whether a source can be started. */
export function isProgram({ language, code }: Source): boolean {
  switch (language) {
    case "c":
    case "cpp":
      return /\bmain\s*\(/.test(code);
    case "java":
      return /\bvoid\s+main\s*\(/.test(code);
    case "go":
      return /\bpackage\s+main\b/.test(code) && /\bfunc\s+main\s*\(/.test(code);
    case "rust":
      return /\bfn\s+main\s*\(/.test(code);
    default:
      return true;
  }
}

/** Whether a source is its author's test of others. */
export function isTest({ stem }: Source): boolean {
  return wordsOf(stem).some((word) => /^tests?$|^testes?$|^spec$/.test(word));
}

/** The part that a source most likely plays, if any. */
export function candidateOf(source: Source, wrappers = "."): Candidate | undefined {
  const name = saidBy(source.stem);
  const around = saidAround(source.folder, wrappers);
  if (isTest(source) || !isProgram(source)) return undefined;
  const does = behaviourOf(source);
  const { network } = does;
  if (!network && (name.role === undefined || !(name.tcp || name.udp || name.chat))) {
    return undefined;
  }
  const chat = isChat(name, around, does);
  const role = roleOf(source, name, around, does, chat);
  if (role === undefined) return undefined;
  const seen = does.listens === does.connects ? undefined : does.listens ? "server" : "client";
  const score = (name.role ? 4 : 0) + (network ? 2 : 0) + (name.udp || name.tcp ? 2 : 0) +
    (seen === role ? 1 : 0) - (source.folder === "." ? 0 : 0.1);
  const question = name.question ?? around.question;
  const byName = name.threaded || around.threaded || question === 2;
  const known = {
    source,
    does,
    threaded: byName ? 2 : does.threads ? 1 : 0,
    told: name.role !== undefined
      ? "name"
      : around.role ?? (around.chat || around.threaded || around.udp || around.tcp)
      ? "folder"
      : "nothing",
    member: "no",
  } as const;
  if (chat || role === "peer") {
    return { ...known, score: score + (name.chat ? 2 : 0), part: `chat-${role}` };
  }
  const overUdp = name.udp || (!name.tcp && (does.udp || (!network && around.udp)));
  if (role === "server") {
    if (overUdp) return { ...known, score, part: "udp-server" };
    return { ...known, score: score + (name.threaded ? 3 : 0), part: "tcp-server" };
  }
  const other = name.tcp || name.udp || question === 1 || question === 2;
  return {
    ...known,
    // A client in the folder of question 2 is one more TCP client, and not the first to ask.
    score: around.threaded || question === 2 ? score - 1 : score,
    part: overUdp ? "udp-client" : "tcp-client",
    member: other ? "no" : does.threads && does.types ? "likely" : "possible",
  };
}

/** By its name, by its folder, or since it passes on to all what one says. */
function isChat(name: Said, around: Said, does: Behaviour): boolean {
  if (name.chat || around.chat) return true;
  const room = does.broadcasts && does.listens;
  const question = name.question ?? around.question;
  // `q3/servidor.py` is the room; a UDPServer.py in a third folder only if it acts as one.
  if (question === 3) return !(name.tcp || name.udp) || room || (does.threads && does.types);
  const otherwise = question === 1 || question === 2 || name.tcp || name.udp || name.threaded;
  return room && !otherwise && name.role !== "client";
}

function roleOf(
  { language }: Source,
  name: Said,
  around: Said,
  does: Behaviour,
  chat: boolean,
): Said["role"] {
  const { udp, listens, connects, types, broadcasts } = does;
  // What runs on events needs no thread for it.
  const atOnce = does.threads || language === "node" || language === "deno";
  // Whoever can be called, calls or sends, and has somebody type meanwhile, needs no server.
  const alike = types && atOnce && listens && !broadcasts && (udp || connects);
  if (alike && (name.role === undefined || (chat && udp && name.role === "client"))) return "peer";
  if (name.role !== undefined) return name.role;
  if (listens !== connects) return listens ? "server" : "client";
  if (chat) return broadcasts ? "server" : "peer";
  // Datagrams need no call before: who sends what is typed, and takes no port, is a client.
  return around.role ?? (udp && types && !listens ? "client" : undefined);
}
