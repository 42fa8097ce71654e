/**
 * `socketlab completions`: what Tab needs to know, for bash, zsh and fish.
 *
 * @module
 */
import { catalogue } from "../scenarios/catalogue.ts";
import { type Command, type Flags, UsageError } from "../wire/flags.ts";
import type { Program } from "../wire/program.ts";
import { type Lang, same } from "../wire/text.ts";
import { SINGLE, typedInBinary } from "../wire/typed.ts";
import { visible } from "../wire/visible.ts";
import { bashCompletion } from "./completions/bash.ts";
import { fishCompletion } from "./completions/fish.ts";
import { type Offers, withNumbers } from "./completions/offers.ts";
import { zshCompletion } from "./completions/zsh.ts";
import { loadAll, type Subcommands } from "./subcommands.ts";
import { print } from "./terminal.ts";

/** The shells, and what makes the script for each. */
const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** The name of one of them. */
export type Shell = keyof typeof SHELLS;

/** The flags of `completions`. */
export const command = {
  name: "completions",
  summary: {
    en: `prints the script by which a shell completes the command line of ${SINGLE} and of its ` +
      "programs with Tab.",
    pt: `mostra o script com que um shell completa com Tab a linha de comando do ${SINGLE} e dos ` +
      "seus programas.",
  },
  operands: {
    value: same("bash|zsh|fish"),
    help: {
      en: `the shell, which reads it by: source <(${SINGLE} completions bash), or with zsh in ` +
        `its place; in fish: ${SINGLE} completions fish | source`,
      pt: `o shell, que o lê com: source <(${SINGLE} completions bash), ou com zsh no lugar; ` +
        `no fish: ${SINGLE} completions fish | source`,
    },
    completes: [Object.keys(SHELLS), []],
  },
  flags: {},
  exits: { 0: { en: "it is printed", pt: "foi mostrado" } },
} as const satisfies Command<Flags>;

/** The program that prints the completion of these. */
export function completionsOf(all: Subcommands): Program {
  return {
    command,
    async main({ operands, lang }) {
      print([(await completion(all, shellOf(operands), lang)).trimEnd()]);
      return 0;
    },
  };
}

/** The script for a shell. */
export async function completion(all: Subcommands, shell: Shell, lang: Lang): Promise<string> {
  const offers: Offers = { commands: await loadAll(all), questions: withNumbers(catalogue) };
  return typedInBinary(SHELLS[shell](offers, lang));
}

/** @throws {UsageError} where it was none, or another. */
function shellOf(operands: readonly string[]): Shell {
  const [name = "", more] = operands;
  if (Object.hasOwn(SHELLS, name) && more === undefined) return name as Shell;
  const given = visible(operands.join(" "));
  throw new UsageError({
    en: `completions takes bash, zsh or fish${given && `, not "${given}"`}.`,
    pt: `completions recebe bash, zsh ou fish${given && `, e não "${given}"`}.`,
  });
}
