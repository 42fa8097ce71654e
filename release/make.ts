/**
 * One binary, by `deno compile`.
 *
 * @module
 */
import { join } from "node:path";
import { ROOT } from "../rig/bundled.ts";
import { FileFailure } from "../wire/files.ts";
import { same } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { isAboutBase, noBase, wrongBase } from "./base.ts";
import type { Binary } from "./binaries.ts";
import { fillDenoFolder } from "./deno_folder.ts";
import { type Imports, type Lock, lockOf, nameOf } from "./lock.ts";
import { type TargetName, targetOf, targets } from "./targets.ts";

/** What is to be made, for which system. */
export interface Order {
  readonly target: TargetName;
  readonly binary: Binary;
}

/**
 * Makes a binary, and sees it start if it is for this machine.
 *
 * @param folder where it is made; it is to be empty.
 * @returns its path.
 * @throws {FileFailure} where it cannot be made.
 */
export async function make(
  { target, binary }: Order,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const { triple, suffix } = targets[target];
  const path = join(folder, binary.name + suffix);
  const [lockPath, denoFolder] = [join(folder, "deno.lock"), join(folder, "deno")];
  const whole: Lock = JSON.parse(await Deno.readTextFile(new URL("deno.lock", ROOT)));
  const lock = lockOf(whole, await importsOf(binary, signal));
  await Deno.writeTextFile(lockPath, JSON.stringify(lock));
  await Deno.mkdir(denoFolder);
  await fillDenoFolder(denoFolder, JSON.parse(await deno(["info", "--json"], signal)), lock);
  const embedded = [...binary.workers, ...binary.files].flatMap((file) => ["--include", file]);
  const args = [
    ...["compile", "--quiet", "--no-check", "--frozen", "--lock", lockPath, "--target", triple],
    ...["--output", path, ...embedded, ...binary.permissions, binary.entry],
  ];
  const { code, stderr } = await run(Deno.execPath(), args, signal, { DENO_DIR: denoFolder });
  if (code !== 0) throw isAboutBase(stderr) ? noBase(target) : notMade(binary.name, stderr);
  if (targetOf(Deno.build.target) !== target) return path;
  const tried = await run(path, ["--version"], signal);
  if (tried.code !== 0) throw wrongBase(binary.name) ?? notMade(binary.name, tried.stderr);
  return path;
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

/** The packages that a binary's modules import; those that were not fetched yet are. */
async function importsOf({ entry, workers }: Binary, signal: AbortSignal): Promise<Imports> {
  const [modules, texts] = [new Set<string>(), new Set<string>()];
  for (const module of [entry, ...workers]) {
    await deno(["cache", "--quiet", "--frozen", module], signal);
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

/** What a command of Deno's prints. */
async function deno(args: readonly string[], signal: AbortSignal): Promise<string> {
  const { code, stdout, stderr } = await run(Deno.execPath(), args, signal);
  if (code !== 0) throw notMade(`deno ${args[0]}`, stderr);
  return stdout;
}

async function run(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
  env: Readonly<Record<string, string>> = {},
) {
  const options = { args: [...args], cwd: ROOT, env: { NO_COLOR: "1", ...env }, signal };
  const { code, stdout, stderr } = await new Deno.Command(program, options).output();
  signal.throwIfAborted();
  const [out = "", err = ""] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, stdout: out, stderr: err };
}

/** What Deno says, its first line without the stack trace. */
function notMade(name: string, stderr: string): FileFailure {
  const lines = stderr.split("\n").map((line) => line.trim());
  const said = lines.find((line) => line.startsWith("error:")) ?? lines[0] ?? "";
  return new FileFailure(same(`${name}: ${visible(said)}`));
}
