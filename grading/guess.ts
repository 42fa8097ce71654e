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
import { candidateOf } from "./guess/parts.ts";
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
import { eitherEnd, oneMachineTold, twoPersonsIn, twoPersonsTold } from "./guess/two_persons.ts";
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
  const build = new Map<string, readonly string[]>();
  const programs: Partial<Record<SubmittedPart, readonly string[]>> = {};
  const ports: Partial<Record<SubmittedPart, number>> = {};
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
    const port = portIn(source.code, part) ?? portBeside(source, part, listing);
    if (port !== undefined) ports[part] = port;
    // Who is asked for the port, need not be asked to write it down as well.
    if (port === undefined && asks.port) continue;
    guessed.push(portTold(source.path, part, port, given.reads));
  }
  if (pair) {
    const [client, server] = [pair.client, pair.server].map(({ source, part }) => {
      const recipe = recipeOf(source, listing);
      for (const one of recipe.build) build.set(joinCommand(one), one);
      return [...recipe.run, ...argumentsOf(source, part).words];
    }) as [string[], string[]];
    const line = eitherEnd(client, server);
    if (line[2]?.includes("{peerHost}")) {
      programs["chat-peer"] = line;
      guessed.push(twoPersonsTold(pair, line));
      const port = portIn(pair.server.source.code, "chat-peer") ??
        portBeside(pair.server.source, "chat-peer", listing);
      if (!server.includes("{port}") && port !== undefined) ports["chat-peer"] = port;
    } else guessed.push(oneMachineTold(pair));
  }
  for (const [line] of build) guessed.push(buildTold(line));
  guessed.push(...leftOverTold(candidates, cast));
  guessed.push(...withoutPartTold(withoutPart(listing.sources, all)));
  guessed.push(...foreignTold(listing.foreign));
  if (cast.size === 0 && !pair) guessed.push(NOTHING);
  return { manifest: { build: [...build.values()], programs, ports }, guessed: once(guessed) };
}

/** A program that plays two parts has its doubts told once. */
function once(told: readonly Text[]): Text[] {
  return [...new Map(told.map((one) => [one.en, one])).values()];
}

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0;

/** A port that stands in a header or a module: one beside, as `config.py`, or one that is named by a path. */
function portBeside(
  { folder, code }: Source,
  part: SubmittedPart,
  { sources }: Listing,
): number | undefined {
  const near = sources.filter((one) => one.folder === folder && code.includes(one.stem));
  const far = sources.filter((one) =>
    one.folder !== folder && ["/", "."].some((before) => code.includes(`${before}${one.stem}`))
  );
  for (const other of [...near, ...far]) {
    const port = candidateOf(other) === undefined ? portIn(other.code, part) : undefined;
    if (port !== undefined) return port;
  }
}
