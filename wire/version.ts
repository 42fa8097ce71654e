/**
 * Which socketlab this is: what every program here answers to `--version`.
 *
 * @module
 */

/** What a binary was made from. */
export interface Build {
  /** The commit, abbreviated; with `+` behind it if the files differed from it. */
  readonly commit: string;
}

/** A file that is embedded in a binary, beside this project's `deno.json`; the project itself has none. */
export const BUILD_FILE = "build.json";

/** `0.6.0`: the same wherever it runs. */
export async function versionNumber(): Promise<string> {
  const { default: project } = await import("../deno.json", { with: { type: "json" } });
  return project.version;
}

/** `0.6.0 (commit 1a2b3c4, Deno 2.9.6)`; without a commit where it runs from its sources, which say it themselves. */
export async function version(): Promise<string> {
  const made = Deno.build.standalone ? `commit ${(await build()).commit}, ` : "";
  return `${await versionNumber()} (${made}Deno ${Deno.version.deno})`;
}

/** A binary reads what it embeds without leave to read anything else. */
async function build(): Promise<Build> {
  return JSON.parse(await Deno.readTextFile(new URL(`../${BUILD_FILE}`, import.meta.url)));
}
