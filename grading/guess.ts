/**
 * A manifest for a submission that brings none: which source plays which part, how it is built, and
 * what its command line takes. Every guess is told, so that a person can put it right.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import { joinCommand } from "./command_words.ts";
import { argumentsOf, lineTyped } from "./guess/arguments.ts";
import { typedBefore } from "./guess/asked.ts";
import { recipeOf } from "./guess/building.ts";
import { castOf } from "./guess/cast.ts";
import { askedBeside, doubtsAbout } from "./guess/doubts.ts";
import { innerFolder, listFolder, type Listing, type Source } from "./guess/files.ts";
import { type Candidate, candidateOf } from "./guess/parts.ts";
import { portIn } from "./guess/ports.ts";
import {
  buildTold,
  foreignTold,
  leftOverTold,
  NOTHING,
  partTold,
  portTold,
  withoutPartTold,
} from "./guess/told.ts";
import {
  eitherEnd,
  oneMachineTold,
  type TwoPersons,
  twoPersonsIn,
  twoPersonsTold,
} from "./guess/two_persons.ts";
import { withoutPart } from "./guess/without_part.ts";
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
  const { root, wrappers } = await innerFolder(folder);
  const listing = await listFolder(root, wrappers);
  return { ...guessFrom(listing), root };
}

/** The same of what was read. */
export function guessFrom(listing: Listing): Omit<Guess, "root"> {
  const all = listing.sources
    .flatMap((source) => candidateOf(source, listing.wrappers) ?? [])
    .sort((a, b) => b.score - a.score || compare(a.source.path, b.source.path));
  const guessed: Text[] = [];
  const draft: Draft = { build: new Map(), programs: {}, ports: {} };
  const { build, programs, ports } = draft;
  const pair = twoPersonsIn(all);
  const candidates = all.filter((one) => one !== pair?.server && one !== pair?.client);
  const cast = castOf(candidates);
  for (const part of ORDER) {
    const chosen = cast.get(part);
    if (!chosen) continue;
    const { source } = chosen;
    const recipe = recipeOf(source, listing);
    const given = argumentsOf(source, part);
    const asks = askedBeside(source, part, given);
    const plain = lineTyped([...recipe.run, ...given.words]);
    const line = asks.order ? typedBefore(plain, asks.order) : plain;
    programs[part] = line;
    for (const one of recipe.build) build.set(joinCommand(one), one);
    guessed.push(partTold(part, chosen, line), ...doubtsAbout(source, part, recipe, given, asks));
    if (line.some((word) => /\{(?:port|peer|peerPort)\}/.test(word))) continue;
    const port = portOf(source, part, listing);
    if (port !== undefined) ports[part] = port;
    // Who is asked for the port, need not be asked to write it down as well.
    if (port === undefined && asks.port) continue;
    guessed.push(portTold(source.path, part, port, given.reads));
  }
  if (pair) guessed.push(asPeer(pair, listing, draft));
  for (const [line] of build) guessed.push(buildTold(line));
  guessed.push(...leftOverTold(candidates, cast));
  guessed.push(...withoutPartTold(withoutPart(listing.sources, all)));
  guessed.push(...foreignTold(listing.foreign));
  if (cast.size === 0 && !pair) guessed.push(NOTHING);
  return { manifest: { build: [...build.values()], programs, ports }, guessed: once(guessed) };
}

/** What a manifest will say. */
interface Draft {
  readonly build: Map<string, readonly string[]>;
  readonly programs: Partial<Record<SubmittedPart, readonly string[]>>;
  readonly ports: Partial<Record<SubmittedPart, number>>;
}

/** Writes a chat of two programs down as a peer, if it can be one; returns what to say of it. */
function asPeer(pair: TwoPersons, listing: Listing, { build, programs, ports }: Draft): Text {
  const start = ({ source, part }: Candidate) => {
    const recipe = recipeOf(source, listing);
    for (const one of recipe.build) build.set(joinCommand(one), one);
    return [...recipe.run, ...argumentsOf(source, part).words];
  };
  const line = eitherEnd(start(pair.client), start(pair.server));
  if (!line.join(" ").includes("{peerHost}")) return oneMachineTold(pair);
  programs["chat-peer"] = line;
  const { source } = pair.server;
  const port = portOf(source, "chat-peer", listing);
  if (!line.join(" ").includes("{port}") && port !== undefined) ports["chat-peer"] = port;
  return twoPersonsTold(pair, line);
}

/** A program that plays two parts has its doubts told once. */
function once(told: readonly Text[]): Text[] {
  return [...new Map(told.map((one) => [one.en, one])).values()];
}

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0;

/** The port that is written in it, or in a header or a module: beside, as `config.py`, or one that is named by a path. */
function portOf(
  { folder, code }: Source,
  part: SubmittedPart,
  { sources }: Listing,
): number | undefined {
  const own = portIn(code, part);
  if (own !== undefined) return own;
  const near = sources.filter((one) => one.folder === folder && code.includes(one.stem));
  const far = sources.filter((one) =>
    one.folder !== folder && ["/", "."].some((before) => code.includes(`${before}${one.stem}`))
  );
  for (const other of [...near, ...far]) {
    const port = candidateOf(other) === undefined ? portIn(other.code, part) : undefined;
    if (port !== undefined) return port;
  }
}
