/**
 * What `deno task compile --target all` has made, as a release carries it: for each system `socketlab` as it is,
 * and all binaries in one archive, with what shells and man(1) read; and the sums of these files.
 *
 *     deno run --allow-read --allow-write --allow-run=tar release/assets.ts dist assets
 *
 * @module
 */
import { join } from "node:path";
import { runQuietly } from "../rig/quietly.ts";
import { FileFailure, fileFailure } from "../wire/files.ts";
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { same } from "../wire/text.ts";
import { SINGLE } from "../wire/typed.ts";
import { visible } from "../wire/visible.ts";
import { writeSums } from "./checksums.ts";
import { SHELL_FOLDERS } from "./shell_files.ts";
import { targetNames, targets } from "./targets.ts";

/** Its command line. */
export const command = {
  name: "assets",
  summary: {
    en: "puts compiled binaries together as the files of a release.",
    pt: "reúne os binários compilados como arquivos de uma versão.",
  },
  operands: {
    value: same("DIST ASSETS"),
    help: {
      en: "the folder of compile --target all, and the one to be filled",
      pt: "a pasta de compile --target all, e a que será preenchida",
    },
  },
  flags: {},
  exits: {
    0: { en: "all systems are there", pt: "todos os sistemas estão lá" },
    1: { en: "something is missing", pt: "falta alguma coisa" },
  },
} as const satisfies Command<Flags>;

/** Makes them. Returns the exit code. */
export async function main({ operands }: Parsed<typeof command["flags"]>): Promise<number> {
  const [dist, out, more] = operands;
  if (dist === undefined || out === undefined || more !== undefined) {
    throw new UsageError({
      en: "assets takes two folders: assets dist assets.",
      pt: "assets recebe duas pastas: assets dist assets.",
    });
  }
  await Deno.mkdir(out, { recursive: true });
  const made: string[] = [];
  for (const target of targetNames) {
    const { suffix } = targets[target];
    const [single, archive] = [
      `${SINGLE}-${target}${suffix}`,
      `${SINGLE}-programs-${target}.tar.gz`,
    ];
    const from = join(dist, target, SINGLE + suffix);
    await Deno.copyFile(from, join(out, single)).catch((error) => {
      throw fileFailure("read", from, error);
    });
    const args = ["-czf", join(out, archive), "-C", dist, target, ...SHELL_FOLDERS];
    const { code, stderr } = await runQuietly(["tar", ...args]);
    if (code !== 0) {
      throw new FileFailure(same(`tar: ${visible(stderr.trim())}`));
    }
    made.push(single, archive);
  }
  await writeSums(out, made);
  return 0;
}

if (import.meta.main) await runProgram(command, main);
