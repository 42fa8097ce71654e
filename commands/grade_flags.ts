/**
 * The command line of `deno task grade`.
 *
 * @module
 */
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { same } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { onHostFlag, seedFlag } from "./questions.ts";
import { typed } from "../wire/typed.ts";

/** More submissions at once than this are never graded, however many processors there are. */
export const MOST_JOBS = 64;

/** The flags of `grade`. */
export const command = {
  name: "grade",
  summary: {
    en: "plays the questions with somebody's own programs, and marks what was seen.",
    pt: "executa as questões com os programas de alguém, e dá nota ao que foi visto.",
  },
  operands: {
    value: { en: "DIR", pt: "PASTA" },
    help: {
      en: "what was handed in: a folder, a .zip or a .tar.gz; with --class a folder of those",
      pt: "o que foi entregue: uma pasta, um .zip ou um .tar.gz; com --class, uma pasta deles",
    },
    completes: ["file"],
  },
  flags: {
    class: {
      kind: "switch",
      help: {
        en: "each folder and archive in DIR is one submission",
        pt: "cada pasta e cada arquivo compactado em PASTA é uma entrega",
      },
    },
    only: {
      kind: "text",
      value: same("q1a,q2a"),
      completes: "questions",
      help: {
        en: "these questions (q2: all that begin so)",
        pt: "só estas questões (q2: todas que começam assim)",
      },
    },
    manifest: {
      kind: "text",
      value: { en: "FILE", pt: "ARQUIVO" },
      help: {
        en: "a submission.json for all, instead of their own",
        pt: "um submission.json para todos, no lugar do de cada um",
      },
    },
    rubric: {
      kind: "text",
      value: { en: "FILE", pt: "ARQUIVO" },
      help: {
        en: "what questions and claims are worth (default: 10 points each question)",
        pt: "quanto valem questões e critérios (padrão: 10 pontos cada questão)",
      },
    },
    hidden: {
      kind: "text",
      value: same("q2b,q3b"),
      completes: "questions",
      help: {
        en: "questions whose detail students do not see",
        pt: "questões cujo detalhe os alunos não veem",
      },
    },
    init: {
      kind: "switch",
      help: {
        en: "write DIR/submission.json as guessed, and grade nothing",
        pt: "grava PASTA/submission.json como adivinhado, sem avaliar",
      },
    },
    schema: {
      kind: "switch",
      help: {
        en: "print the JSON Schema of submission.json, for editors, and grade nothing",
        pt: "mostra o JSON Schema do submission.json, para editores, sem avaliar",
      },
    },
    jobs: {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: MOST_JOBS,
      help: {
        en: "so many submissions at once (default: a processor core each)",
        pt: "quantas entregas ao mesmo tempo (padrão: uma por núcleo do processador)",
      },
    },
    shard: {
      kind: "text",
      value: { en: "I/N", pt: "I/N" },
      help: {
        en: "of a class the I-th of N parts, for N machines; then: grade merge PART...",
        pt: "de uma turma a I-ésima de N partes, para N máquinas; depois: grade merge PARTE...",
      },
    },
    rounds: {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: 100,
      default: 3,
      help: {
        en: "play a race so often, and a loss until it is seen twice",
        pt: "quantas vezes jogar uma corrida; e uma perda, até ser vista duas vezes",
      },
    },
    seed: seedFlag,
    sandbox: {
      kind: "choice",
      of: ["auto", "required", "off"],
      default: "auto",
      help: {
        en:
          "lock programs in: as well as can be, by bubblewrap or not at all, or not (only for code that you trust)",
        pt:
          "isolar os programas: o melhor possível, com bubblewrap ou nada feito, ou sem (só para código de confiança)",
      },
    },
    out: {
      kind: "text",
      value: { en: "FOLDER", pt: "PASTA" },
      default: "grades",
      help: { en: "where results are written", pt: "onde os resultados são gravados" },
    },
    github: {
      kind: "switch",
      help: {
        en: "annotations and a step summary, in a GitHub workflow",
        pt: "anotações e resumo do passo, num workflow do GitHub",
      },
    },
    "on-host": onHostFlag,
  },
  exits: {
    0: { en: "all claims were met", pt: "tudo foi cumprido" },
    1: {
      en: "graded, and points were lost; or a file could not be used",
      pt: "avaliado, com pontos perdidos; ou não deu para usar um arquivo",
    },
    3: {
      en: "the lab could not finish a question: nobody loses a point by that",
      pt: "o laboratório não terminou alguma questão: ninguém perde ponto por isso",
    },
    130: {
      en: "interrupted; what was graded is kept",
      pt: "interrompido; o que foi avaliado fica guardado",
    },
  },
} as const satisfies Command<Flags>;

/** A command line of `grade`. */
export type GradeAsked = Parsed<typeof command["flags"]>;

/**
 * The one folder or archive that was named.
 *
 * @throws {UsageError} where it was none, or more.
 */
export function onlyOperand({ operands }: GradeAsked): string {
  const [path, more] = operands;
  if (path !== undefined && more === undefined) return path;
  throw new UsageError({
    en: path === undefined
      ? `grade takes a folder or an archive: ${typed("grade")} DIR.`
      : "grade takes one folder or archive; for a folder of submissions: --class.",
    pt: path === undefined
      ? `grade recebe uma pasta ou um arquivo compactado: ${typed("grade")} PASTA.`
      : "grade recebe uma só pasta ou arquivo; para uma pasta de entregas: --class.",
  });
}

/**
 * Picks the part of a class that one of several machines grades: every N-th submission.
 *
 * @throws {UsageError} where `I/N` is no part.
 */
export function shardOf(given: string | undefined): <T>(all: readonly T[]) => readonly T[] {
  if (given === undefined) return (all) => all;
  const [part = 0, parts = 0] = /^\d{1,6}\/\d{1,6}$/.test(given)
    ? given.split("/").map(Number)
    : [];
  if (part >= 1 && part <= parts) {
    return (all) => all.filter((_, index) => index % parts === part - 1);
  }
  const shown = visible(given);
  throw new UsageError({
    en: `--shard cannot be "${shown}": it takes I/N, from 1/N to N/N, such as 2/4.`,
    pt: `--shard não pode ser "${shown}": aceita I/N, de 1/N a N/N, como 2/4.`,
  });
}

/** The words of a list with commas. */
export function listOf(given: string | undefined): readonly string[] {
  return (given ?? "").split(",").map((word) => word.trim()).filter((word) => word !== "");
}
