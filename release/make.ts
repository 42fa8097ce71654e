/**
 * One binary, by `deno compile`.
 *
 * @module
 */
import { join } from "node:path";
import { isAboutBase, noBase, wrongBase } from "./base.ts";
import type { Binary } from "./binaries.ts";
import { asSaid, run } from "./deno.ts";
import type { Stage } from "./stage.ts";
import { type TargetName, targetOf, targets } from "./targets.ts";

/** What is to be made, for which system. */
export interface Order {
  readonly target: TargetName;
  readonly binary: Binary;
}

/**
 * Makes a binary, and sees it start if it is for this machine.
 *
 * @param folder where it is made.
 * @returns its path.
 * @throws {FileFailure} where it cannot be made.
 */
export async function make(
  { target, binary }: Order,
  stage: Stage,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const { triple, suffix } = targets[target];
  const path = join(folder, binary.name + suffix);
  const embedded = [...binary.workers, ...binary.files].flatMap((file) => ["--include", file]);
  const args = [
    // A code cache would lie in /tmp under a name that everybody knows: another user could put code of theirs there.
    ...["compile", "--quiet", "--no-check", "--no-code-cache", "--frozen"],
    ...["--lock", stage.lockOf(binary)],
    ...["--target", triple, "--output", path, ...embedded, ...binary.permissions, binary.entry],
  ];
  const place = { cwd: stage.project, env: { DENO_DIR: stage.denoFolder } };
  const { code, stderr } = await run(Deno.execPath(), args, signal, place);
  if (code !== 0) throw isAboutBase(stderr) ? noBase(target) : asSaid(binary.name, stderr);
  if (targetOf(Deno.build.target) !== target) return path;
  const tried = await run(path, ["--version"], signal);
  if (tried.code !== 0) throw wrongBase(binary.name) ?? asSaid(binary.name, tried.stderr);
  return path;
}
