/**
 * All that goes into binaries, in one folder: what is compiled does not depend on where and when.
 *
 * A binary embeds its files with their times. Here each bears the time of the commit, so that who compiles a
 * commit again, with the same Deno, gets the same bytes.
 *
 * @module
 */
import { dirname, join } from "node:path";
import { projectFiles } from "../commands/export/project.ts";
import { ROOT } from "../rig/bundled.ts";
import { runQuietly } from "../rig/quietly.ts";
import { type Build, BUILD_FILE } from "../wire/version.ts";
import { type Binary, LICENCES } from "./binaries.ts";
import { deno } from "./deno.ts";
import { fillDenoFolder } from "./deno_folder.ts";
import { type Imports, type Lock, lockOf, nameOf } from "./lock.ts";

/** Where things are. */
export interface Stage {
  /** A copy of the project. */
  readonly project: string;
  /** To be DENO_DIR. */
  readonly denoFolder: string;
  /** The path of the lock of a binary. */
  lockOf(binary: Binary): string;
}

/**
 * Fills an empty folder.
 *
 * @throws {FileFailure} where something is missing.
 */
export async function openStage(
  folder: string,
  binaries: readonly Binary[],
  signal: AbortSignal,
): Promise<Stage> {
  const [project, denoFolder] = [join(folder, "project"), join(folder, "deno")];
  const madeAt = await commitTime();
  const build: Build = { commit: await commit() };
  const put = async (path: string, content: Uint8Array | string) => {
    const at = join(project, path);
    await Deno.mkdir(dirname(at), { recursive: true });
    await Deno.writeFile(
      at,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
    await Deno.utime(at, madeAt, madeAt);
  };
  for (const [path, bytes] of await projectFiles(ROOT)) await put(path, bytes);
  await put(BUILD_FILE, JSON.stringify(build));
  const whole: Lock = JSON.parse(await Deno.readTextFile(new URL("deno.lock", ROOT)));
  const all = { modules: new Set<string>(), texts: new Set<string>() };
  const pathOf = ({ name }: Binary) => join(folder, `${name}.lock`);
  const entries = new Set(binaries.flatMap(({ entry, workers }) => [entry, ...workers]));
  await deno(["cache", "--quiet", "--frozen", ...entries], signal);
  for (const binary of binaries) {
    const { modules, texts } = await importsOf(binary, signal);
    for (const name of modules) all.modules.add(name);
    for (const name of texts) all.texts.add(name);
    await Deno.writeTextFile(pathOf(binary), JSON.stringify(lockOf(whole, { modules, texts })));
  }
  await Deno.mkdir(denoFolder);
  const folders = JSON.parse(await deno(["info", "--json"], signal));
  const licences = await fillDenoFolder(denoFolder, folders, lockOf(whole, all), madeAt);
  await put(LICENCES, JSON.stringify(Object.fromEntries(licences)));
  return { project, denoFolder, lockOf: pathOf };
}

/** What `deno info --json` tells of a module graph, as far as it is read here. */
interface Graph {
  readonly modules: readonly {
    readonly specifier: string;
    readonly npmPackage?: string;
    readonly dependencies?: readonly {
      readonly code?: { readonly specifier?: string };
      readonly assertionType?: string;
    }[];
  }[];
}

/** The packages that a binary's modules import. */
async function importsOf({ entry, workers }: Binary, signal: AbortSignal): Promise<Imports> {
  const [modules, texts] = [new Set<string>(), new Set<string>()];
  for (const module of [entry, ...workers]) {
    const graph: Graph = JSON.parse(await deno(["info", "--json", "--frozen", module], signal));
    const asText = new Set(
      graph.modules.flatMap(({ dependencies = [] }) =>
        dependencies.flatMap(({ code, assertionType }) =>
          assertionType === "text" ? code?.specifier ?? [] : []
        )
      ),
    );
    for (const { specifier, npmPackage } of graph.modules) {
      if (npmPackage) (asText.has(specifier) ? texts : modules).add(nameOf(npmPackage));
    }
  }
  return { modules, texts };
}

const git = (...args: string[]) => runQuietly(["git", "-C", new URL(ROOT).pathname, ...args]);

/** The commit that is checked out, abbreviated, with `+` behind it if the files differ; `unknown` without git. */
async function commit(): Promise<string> {
  const head = await git("rev-parse", "--short=10", "HEAD");
  if (head.code !== 0) return "unknown";
  const { stdout } = await git("status", "--porcelain", "--untracked-files=no");
  return head.stdout.trim() + (stdout === "" ? "" : "+");
}

/** SOURCE_DATE_EPOCH (reproducible-builds.org), or when the commit was made; without git, the beginning of 1970. */
async function commitTime(): Promise<Date> {
  const asked = Deno.env.get("SOURCE_DATE_EPOCH") ??
    (await git("log", "-1", "--format=%ct")).stdout;
  return new Date((Number(asked) || 0) * 1000);
}
