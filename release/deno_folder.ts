/**
 * A folder of Deno's for compiling: of each npm package it has only what a program loads.
 *
 * A binary reads all that is embedded in it before it starts, 1.2 ms for each MB (measured), and packages come
 * with several builds of the same code, with declarations and with maps: 16 MB, of which 4 are of use.
 *
 * @module
 */
import { dirname, join, relative, resolve } from "node:path";
import { FileFailure } from "../wire/files.ts";
import { type Lock, nameOf, versionOf } from "./lock.ts";

/**
 * What people, TypeScript, debuggers and older module systems read. Deno would take a text for a script, and embed
 * why it is none, with the path of this folder, which is another one each time.
 */
const NEVER_LOADED = /\.d\.[cm]?ts$|\.map$|\.md$|\.cjs$|\.umd\.js$/i;

/** Embedded with all others' in a file of their own. */
const LICENCE = /^licen[cs]e[^/]*$/i;

/** What is needed of packages that hold much besides, by the path in the package. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  "@zip.js/zip.js": /^(?:lib\/|index\.js$)/, // dist/ has 20 other builds
  "asciinema-player": /^dist\/bundle\/asciinema-player\.(?:css|min\.js)$/,
  "deno-std": /^(?:assert|cli|fmt|internal|text)\//,
};

/** What a registry says of a package; Deno has it of those for which it once had to look for a version. */
const INDEX = "registry.json";

/** Of every package. */
const ALWAYS = "package.json";

/** Where Deno keeps what it has fetched, as `deno info --json` tells it. */
export interface DenoFolders {
  readonly denoDir: string;
  readonly npmCache: string;
}

/**
 * Fills an empty folder, to be DENO_DIR, with the packages of a lock. What Deno fetches of its base runtimes
 * stays in the usual place. Returns the licences of the packages, by name and version.
 *
 * @param madeAt the time that the files shall bear: a binary remembers it.
 *
 * @throws {FileFailure} where a package was not fetched yet.
 */
export async function fillDenoFolder(
  folder: string,
  { denoDir, npmCache }: DenoFolders,
  lock: Lock,
  madeAt: Date,
): Promise<ReadonlyMap<string, string>> {
  const licences = new Map<string, string>();
  const runtimes = resolve(denoDir, "dl");
  await Deno.mkdir(runtimes, { recursive: true });
  await Deno.symlink(runtimes, join(folder, "dl"), { type: "junction" });
  const registries = (await Array.fromAsync(Deno.readDir(npmCache))).filter((one) =>
    one.isDirectory
  );
  for (const id of Object.keys(lock.npm)) {
    const [name, version] = [nameOf(id), versionOf(id)];
    const places = registries.map((registry) => join(registry.name, name));
    const isThere = await Promise.all(
      places.map((place) => exists(join(npmCache, place, version))),
    );
    const place = places[isThere.indexOf(true)];
    if (place === undefined) throw notFetched(id);
    const [from, to] = [join(npmCache, place), join(folder, "npm", place)];
    if (await exists(join(from, INDEX))) await copy(join(from, INDEX), join(to, INDEX), madeAt);
    const needed = NEEDED[name] ?? /^/;
    for await (const path of filesIn(join(from, version))) {
      const inside = relative(join(from, version), path).replaceAll("\\", "/");
      if (LICENCE.test(inside)) {
        licences.set(id, await Deno.readTextFile(path));
        continue;
      }
      if (NEVER_LOADED.test(inside) || !(needed.test(inside) || inside === ALWAYS)) continue;
      await copy(path, join(to, version, inside), madeAt);
    }
  }
  return licences;
}

const exists = (path: string) => Deno.lstat(path).then(() => true, () => false);

async function copy(from: string, to: string, madeAt: Date): Promise<void> {
  await Deno.mkdir(dirname(to), { recursive: true });
  await Deno.copyFile(from, to);
  await Deno.utime(to, madeAt, madeAt);
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* filesIn(path);
    else yield path;
  }
}

function notFetched(id: string): FileFailure {
  return new FileFailure({
    en: `The package ${id} was not fetched yet: run deno install first, with a network.`,
    pt: `O pacote ${id} ainda não foi baixado: rode deno install antes, com rede.`,
  });
}
