/**
 * The command line of `deno task compile`.
 *
 * @module
 */
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { same } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import type { Binary } from "./binaries.ts";
import { type TargetName, targetNames, targetOf } from "./targets.ts";

/** The flags of `compile`. */
export const command = {
  name: "compile",
  summary: {
    en: "makes single binaries, which run the lab on machines without Deno and without Internet.",
    pt: "gera binários únicos, que rodam o laboratório em máquinas sem Deno e sem Internet.",
  },
  operands: {
    value: same("socketlab tcp-server..."),
    help: { en: "which binaries (default: all)", pt: "quais binários (padrão: todos)" },
  },
  flags: {
    target: {
      kind: "texts",
      value: { en: "SYSTEM", pt: "SISTEMA" },
      help: {
        en: `the system they are for; again for each further one: ${targetNames.join(", ")}, or ` +
          "all (default: this machine's)",
        pt: `o sistema a que se destinam; repita para cada um: ${targetNames.join(", ")}, ou ` +
          "all, todos (padrão: o desta máquina)",
      },
    },
    out: {
      kind: "text",
      value: { en: "FOLDER", pt: "PASTA" },
      default: "dist",
      help: {
        en: "where they are written; with several systems, in a folder for each",
        pt: "onde são gravados; com vários sistemas, numa pasta para cada um",
      },
    },
  },
  exits: {
    0: { en: "all were made", pt: "todos foram gerados" },
    1: {
      en: "at least one could not be made; what was in the folder is as before",
      pt: "ao menos um não pôde ser gerado; o que havia na pasta continua como antes",
    },
    130: { en: "interrupted; as with 1", pt: "interrompido; como no 1" },
  },
} as const satisfies Command<Flags>;

/** A command line of `compile`. */
export type CompileAsked = Parsed<typeof command["flags"]>;

/**
 * The systems that were asked for, each once.
 *
 * @throws {UsageError} for one that there is not, or where this machine is none of them and none was named.
 */
export function targetsAsked(words: readonly string[]): readonly TargetName[] {
  if (words.includes("all")) return targetNames;
  const asked = words.length === 0 ? [Deno.build.target] : words;
  return [
    ...new Set(asked.map((word) => {
      const target = targetOf(word);
      if (target) return target;
      const [shown, known] = [visible(word), targetNames.join(", ")];
      throw new UsageError({
        en: `There are no binaries for "${shown}". --target takes: ${known}, all.`,
        pt: `Não há binários para "${shown}". --target aceita: ${known}, all.`,
      });
    })),
  ];
}

/**
 * The binaries that were asked for.
 *
 * @throws {UsageError} for one that there is not.
 */
export function binariesAsked(
  all: readonly Binary[],
  names: readonly string[],
): readonly Binary[] {
  const known = all.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong === undefined) {
    return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  }
  const [shown, list] = [visible(wrong), known.join(", ")];
  throw new UsageError({
    en: `There is no binary "${shown}". There are: ${list}.`,
    pt: `Não existe o binário "${shown}". Existem: ${list}.`,
  });
}
