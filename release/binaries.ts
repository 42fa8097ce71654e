/**
 * The binaries that there are: `socketlab`, and one for each script.
 *
 * @module
 */
import type { Subcommands } from "../commands/subcommands.ts";
import { FILES, ROOMS } from "../commands/export/project.ts";
import { type Script, type ScriptName, scripts } from "../rig/scripts.ts";
import { SINGLE } from "../wire/typed.ts";
import { BUILD_FILE } from "../wire/version.ts";

/** A file of a binary: the licences of the packages in it, by name and version. */
export const LICENCES = "licences.json";

/** One of them. */
export interface Binary {
  readonly name: string;
  /** The module that it runs. */
  readonly entry: string;
  /** What it may do, as flags of `deno compile`. */
  readonly permissions: readonly string[];
  /** Modules of Web Workers. */
  readonly workers: readonly string[];
  /** What it reads of itself. */
  readonly files: readonly string[];
}

/** All of them, `socketlab` first. */
export function binaries(subcommands: Subcommands): readonly Binary[] {
  const names = Object.keys(scripts) as readonly ScriptName[];
  const programs = names.map((name): Binary => {
    const { path, permissions, byHand = [], worker }: Script = scripts[name];
    return {
      name,
      entry: path,
      permissions: [...permissions, ...byHand],
      workers: worker === undefined ? [] : [worker],
      files: [BUILD_FILE, LICENCES],
    };
  });
  const single: Binary = {
    name: SINGLE,
    entry: "lab.ts",
    permissions: together(Object.values(subcommands).flatMap(({ permissions }) => permissions)),
    workers: programs.flatMap(({ workers }) => workers),
    files: [BUILD_FILE, LICENCES, ...FILES, ...ROOMS], // `export` packs them
  };
  return [single, ...programs];
}

/** Each kind once: `--allow-net` where one is without a list, else all that is listed. */
export function together(permissions: readonly string[]): readonly string[] {
  const byKind = Map.groupBy(permissions, (flag) => flag.split("=")[0] ?? flag);
  return [...byKind].map(([kind, flags]) => {
    if (flags.includes(kind)) return kind;
    const listed = flags.flatMap((flag) => flag.slice(kind.length + 1).split(","));
    return `${kind}=${[...new Set(listed)].join(",")}`;
  });
}
