/**
 * The file that tells a binary what it was made from: beside `deno.json` while binaries are compiled, then gone.
 *
 * @module
 */
import { ROOT } from "../rig/bundled.ts";
import { runQuietly } from "../rig/quietly.ts";
import { fileFailure } from "../wire/files.ts";
import { type Build, BUILD_FILE } from "../wire/version.ts";

/** Writes it; disposing of it removes it. */
export async function openBuildFile(): Promise<AsyncDisposable> {
  const file = new URL(BUILD_FILE, ROOT);
  const build: Build = { commit: await commit() };
  await Deno.writeTextFile(file, JSON.stringify(build)).catch((error) => {
    throw fileFailure("write", BUILD_FILE, error);
  });
  return { [Symbol.asyncDispose]: () => Deno.remove(file).catch(() => {}) };
}

/** The commit that is checked out, abbreviated, with `+` behind it if the files differ; `unknown` without git. */
async function commit(): Promise<string> {
  const git = (...args: string[]) => runQuietly(["git", "-C", new URL(ROOT).pathname, ...args]);
  const head = await git("rev-parse", "--short=10", "HEAD");
  if (head.code !== 0) return "unknown";
  const { stdout } = await git("status", "--porcelain", "--untracked-files=no");
  return head.stdout.trim() + (stdout === "" ? "" : "+");
}
