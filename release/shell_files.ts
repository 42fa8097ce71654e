/**
 * What shells and man(1) read of the binaries: the same on all systems, so it stands beside their folders.
 *
 * @module
 */
import { dirname, join } from "node:path";
import { completion } from "../commands/completions.ts";
import { manPage } from "../commands/man.ts";
import { subcommands } from "../lab.ts";
import { fileFailure } from "../wire/files.ts";
import { SINGLE } from "../wire/typed.ts";

/** The folders that it is in. */
export const SHELL_FOLDERS = ["completions", "man"] as const;

/**
 * Writes completions for each shell, in English, and manual pages of these binaries in both languages.
 *
 * @returns the paths in the folder, with `/`.
 * @throws {FileFailure} where one cannot be written.
 */
export async function writeShellFiles(
  folder: string,
  binaries: readonly string[],
): Promise<readonly string[]> {
  const files = new Map<string, string>([
    [`completions/${SINGLE}.bash`, await completion(subcommands, "bash", "en")],
    [`completions/_${SINGLE}`, await completion(subcommands, "zsh", "en")],
    [`completions/${SINGLE}.fish`, await completion(subcommands, "fish", "en")],
  ]);
  for (const name of binaries) {
    files.set(`man/man1/${name}.1`, await manPage(subcommands, name, "en"));
    files.set(`man/pt_BR/man1/${name}.1`, await manPage(subcommands, name, "pt"));
  }
  for (const [name, text] of files) {
    const path = join(folder, name);
    try {
      await Deno.mkdir(dirname(path), { recursive: true });
      await Deno.writeTextFile(path, text);
    } catch (error) {
      throw fileFailure("write", path, error);
    }
  }
  return [...files.keys()];
}
