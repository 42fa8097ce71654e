/**
 * Files that a person names, as seen from where the person stands.
 *
 * @module
 */
import { isAbsolute, join, resolve } from "node:path";

/**
 * The path as the person meant it. `deno task` runs a command in the project's folder, and tells in INIT_CWD
 * where it was typed.
 */
export function meantPath(path: string): string {
  const typedIn = Deno.env.get("INIT_CWD");
  if (typedIn === undefined || isAbsolute(path) || typedIn === Deno.cwd()) return path;
  return join(typedIn, path);
}

/** Whether the two name one place. */
export function isSamePath(one: string, other: string): boolean {
  return resolve(one) === resolve(other);
}
