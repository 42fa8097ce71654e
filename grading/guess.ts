/**
 * A manifest for a submission that brings none: which source plays which part, how it is built, and
 * what its command line takes. Every guess is told, so that a person can put it right.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { joinCommand } from "./command_words.ts";
import { argumentsOf } from "./guess/arguments.ts";
import { recipeOf } from "./guess/building.ts";
import { innerFolder, listFolder, type Listing, type Source } from "./guess/files.ts";
import { type Candidate, candidateOf } from "./guess/parts.ts";
import { portIn } from "./guess/ports.ts";
import type { Manifest, SubmittedPart } from "./submission.ts";

/** What a folder looks like, and why. */
export interface Guess {
  readonly manifest: Manifest;
  /** One sentence for each guess, and for each thing that could not be guessed. */
  readonly guessed: readonly Text[];
  /** The submission's folder: the one asked about, or the only one in it. Commands are run there. */
  readonly root: string;
}

const ORDER: readonly SubmittedPart[] = [
  "tcp-server",
  "tcp-client",
  "udp-server",
  "udp-client",
  "threaded-server",
  "chat-server",
  "chat-client",
  "chat-peer",
];

/** Looks at a folder. Needs permission to read it; starts nothing. */
export async function guessManifest(folder: string): Promise<Guess> {
  const root = await innerFolder(folder);
  const listing = await listFolder(root);
  return { ...guessFrom(listing), root };
}

/** The same of what was read. */
export function guessFrom(listing: Listing): Omit<Guess, "root"> {
  const candidates = listing.sources.flatMap((source) => candidateOf(source) ?? [])
    .sort((a, b) => b.score - a.score || compare(a.source.path, b.source.path));
  const guessed: Text[] = [];
  const build = new Map<string, readonly string[]>();
  const programs: Partial<Record<SubmittedPart, readonly string[]>> = {};
  const ports: Partial<Record<SubmittedPart, number>> = {};
  const cast = castOf(candidates);
  for (const part of ORDER) {
    const chosen = cast.get(part);
    if (!chosen) continue;
    const { source } = chosen;
    const recipe = recipeOf(source, listing);
    const { words, reads, unsure } = argumentsOf(source, part);
    for (const one of recipe.build) build.set(joinCommand(one), one);
    programs[part] = [...recipe.run, ...words];
    guessed.push(told(part, chosen, programs[part]));
    if (unsure) guessed.push(unsureOf(source.path, words));
    if (words.includes("{port}") || words.some((word) => word.startsWith("{peer"))) continue;
    const port = portIn(source.code) ?? portBeside(source, listing);
    if (port !== undefined) ports[part] = port;
    guessed.push(portTold(source.path, part, port, reads));
  }
  for (const [line] of build) guessed.push(buildTold(line));
  guessed.push(...leftOver(candidates, cast));
  if (cast.size === 0) guessed.push(NOTHING);
  return { manifest: { build: [...build.values()], programs, ports }, guessed };
}

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0;

/** A port that stands in a header or a module of the same folder, as in `config.py`. */
function portBeside({ folder, code }: Source, { sources }: Listing): number | undefined {
  for (const other of sources) {
    const used = other.folder === folder && code.includes(other.stem);
    const port = used && candidateOf(other) === undefined ? portIn(other.code) : undefined;
    if (port !== undefined) return port;
  }
}

/** Who plays what: the best for each part; a server with threads also serves one client. */
function castOf(candidates: readonly Candidate[]): Map<SubmittedPart, Candidate> {
  const cast = new Map<SubmittedPart, Candidate>();
  const servers = candidates.filter(({ part }) => part === "tcp-server");
  const threaded = servers.find((one) => one.threaded === 2) ?? servers.find((one) => one.threaded);
  const plain = servers.find((one) => one !== threaded && one.threaded < 2) ??
    servers.find((one) => one !== threaded) ?? threaded;
  if (threaded) cast.set("threaded-server", threaded);
  if (plain) cast.set("tcp-server", plain);
  for (const candidate of candidates) {
    if (!cast.has(candidate.part)) cast.set(candidate.part, candidate);
  }
  return cast;
}

function told(part: SubmittedPart, { source, named }: Candidate, words: readonly string[]): Text {
  const line = visible(joinCommand(words));
  const path = visible(source.path);
  return named
    ? {
      en: `${path} looks like the ${part}, by its name and its source: ${line}`,
      pt: `${path} parece ser o ${part}, pelo nome e pelo código: ${line}`,
    }
    : {
      en: `${path} looks like the ${part}, by its source alone: ${line}`,
      pt: `${path} parece ser o ${part}, só pelo código: ${line}`,
    };
}

function unsureOf(path: string, words: readonly string[]): Text {
  const shown = visible(path);
  const given = words.length === 0 ? "" : visible(joinCommand(words));
  return {
    en:
      `${shown} reads its command line in a way that was not fully understood; it is given: ${given}`,
    pt: `${shown} lê a linha de comando de um modo que não foi bem entendido; recebe: ${given}`,
  };
}

function portTold(
  path: string,
  part: SubmittedPart,
  port: number | undefined,
  reads: boolean,
): Text {
  const shown = visible(path);
  const [en, pt] = reads
    ? ["takes no port on its command line", "não recebe a porta pela linha de comando"]
    : ["does not read its command line", "não lê a linha de comando"];
  return port === undefined
    ? {
      en: `${shown} ${en}, and no port was found in it: write it in submission.json, ports.${part}`,
      pt:
        `${shown} ${pt}, e nenhuma porta foi achada nele: escreva-a em submission.json, ports.${part}`,
    }
    : {
      en: `${shown} ${en}; the port written in it seems to be ${port}`,
      pt: `${shown} ${pt}; a porta escrita nele parece ser ${port}`,
    };
}

function buildTold(line: string): Text {
  const shown = visible(line);
  return { en: `It is built by: ${shown}`, pt: `É compilado com: ${shown}` };
}

/** The best of those that play nothing though they could, for each part. */
function leftOver(
  candidates: readonly Candidate[],
  cast: ReadonlyMap<SubmittedPart, Candidate>,
): Text[] {
  const playing = new Set([...cast.values()].map(({ source }) => source));
  return candidates.filter(({ source }) => !playing.has(source)).slice(0, 5)
    .map(({ source, part }) => {
      const [path, other] = [source.path, cast.get(part)?.source.path ?? ""].map(visible);
      return {
        en: `${path} could be the ${part} too; ${other} was taken`,
        pt: `${path} também poderia ser o ${part}; ficou ${other}`,
      };
    });
}

const USUAL = "TCPServer, tcp_client, ServidorUDP, cliente-udp, ThreadedServer, ChatServer, " +
  "chat_client, chat, server, cliente";

const NOTHING: Text = {
  en: `No program was recognised: names such as ${USUAL} are (py, c, cpp, java, js, ts, go, rs); ` +
    "write a submission.json for others",
  pt:
    `Nenhum programa foi reconhecido: nomes como ${USUAL} são (py, c, cpp, java, js, ts, go, rs); ` +
    "para outros, escreva um submission.json",
};
