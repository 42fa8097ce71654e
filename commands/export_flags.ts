/**
 * The command line of `deno task export`.
 *
 * @module
 */
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { same } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { command as grade } from "./grade_flags.ts";

const { only, manifest, rubric, hidden, rounds } = grade.flags;

/** Where a grader can be exported to, and the file that it is there. */
export const PLATFORMS = {
  gradescope: "autograder.zip",
  github: ".github/workflows/socketlab.yml",
} as const;

/** A platform that runs graders. */
export type Platform = keyof typeof PLATFORMS;

/** The flags of `export`. */
export const command = {
  name: "export",
  summary: {
    en: "writes the grader as Gradescope or a GitHub workflow takes it, in the chosen language.",
    pt: "grava o avaliador como o Gradescope ou um workflow do GitHub o recebe, no idioma pedido.",
  },
  operands: {
    value: same("gradescope|github"),
    help: { en: "what is to run the grader", pt: "quem vai executar o avaliador" },
    completes: [["gradescope", "github"], []],
  },
  flags: {
    out: {
      kind: "text",
      value: { en: "FILE", pt: "ARQUIVO" },
      help: {
        en: `where it is written (default: ${PLATFORMS.gradescope}, or ${PLATFORMS.github})`,
        pt: `onde é gravado (padrão: ${PLATFORMS.gradescope}, ou ${PLATFORMS.github})`,
      },
    },
    manifest,
    rubric,
    only,
    hidden,
    rounds,
    timeout: {
      kind: "whole",
      value: same("S"),
      min: 10,
      max: 21_600,
      default: 540,
      help: {
        en: "grading ends after so many seconds, and what was graded is kept; a little less " +
          "than Gradescope's own time-out",
        pt: "a avaliação termina após tantos segundos, e o que foi avaliado fica guardado; " +
          "um pouco menos que o limite do próprio Gradescope",
      },
    },
    repository: {
      kind: "text",
      value: { en: "OWNER/NAME", pt: "DONO/NOME" },
      help: {
        en: "github: the repository that holds socketlab, which the workflow checks out",
        pt: "github: o repositório que tem o socketlab, e que o workflow busca",
      },
    },
    ref: {
      kind: "text",
      value: same("REF"),
      help: {
        en: "github: its branch, tag or commit (default: the default branch)",
        pt: "github: o branch, a tag ou o commit dele (padrão: o branch padrão)",
      },
    },
  },
  exits: {
    0: { en: "it is written", pt: "foi gravado" },
    1: { en: "a file could not be used", pt: "não deu para usar um arquivo" },
  },
} as const satisfies Command<Flags>;

/** A command line of `export`. */
export type ExportAsked = Parsed<typeof command["flags"]>;

/**
 * The platform that was named.
 *
 * @throws {UsageError} where it was none, or another, or does not take the flags that were given.
 */
export function platformOf({ operands, values: { repository, ref } }: ExportAsked): Platform {
  const [name, more] = operands;
  if (name === undefined || more !== undefined || !Object.hasOwn(PLATFORMS, name)) {
    const given = visible(operands.join(" "));
    throw new UsageError({
      en: `export takes gradescope or github${given && `, not "${given}"`}.`,
      pt: `export recebe gradescope ou github${given && `, e não "${given}"`}.`,
    });
  }
  if (name === "gradescope" && (repository ?? ref) !== undefined) {
    throw new UsageError({
      en: "--repository and --ref are for github: gradescope gets a copy of this folder.",
      pt: "--repository e --ref são para github: o gradescope recebe uma cópia desta pasta.",
    });
  }
  return name as Platform;
}

/**
 * Where the workflow finds socketlab, in words that a workflow can hold.
 *
 * @throws {UsageError} where it was not said, or cannot be one.
 */
export function socketlabAt(
  { values: { repository, ref } }: ExportAsked,
): { readonly repository: string; readonly ref?: string } {
  if (repository === undefined || !/^\w[\w-]*\/[\w.-]+$/.test(repository)) {
    const shown = repository === undefined ? "" : visible(repository);
    throw new UsageError({
      en: shown
        ? `--repository cannot be "${shown}": it takes OWNER/NAME, as in github.com/OWNER/NAME.`
        : "github needs to know where socketlab is: --repository OWNER/NAME.",
      pt: shown
        ? `--repository não pode ser "${shown}": aceita DONO/NOME, como em github.com/DONO/NOME.`
        : "github precisa saber onde está o socketlab: --repository DONO/NOME.",
    });
  }
  if (ref === undefined) return { repository };
  if (!/^\w[\w./+@-]*$/.test(ref)) {
    throw new UsageError({
      en: `--ref cannot be "${visible(ref)}": it takes a branch, a tag or a commit.`,
      pt: `--ref não pode ser "${visible(ref)}": aceita um branch, uma tag ou um commit.`,
    });
  }
  return { repository, ref };
}
