/**
 * The command line of `deno task report`.
 *
 * @module
 */
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { visible } from "../wire/visible.ts";
import type { Author } from "../views/report/options.ts";
import { onHostFlag, questions, seedFlag } from "./questions.ts";

/** The flags of `report`. */
export const command = {
  name: "report",
  summary: {
    en: "plays the questions and writes the lab report, with the prints and the answers.",
    pt: "executa as questões e escreve o relatório, com os prints e as respostas.",
  },
  operands: questions,
  flags: {
    from: {
      kind: "text",
      value: { en: "FILE", pt: "ARQUIVO" },
      help: {
        en: "of runs that were stored (runs.jsonl; - for stdin), instead of playing",
        pt: "a partir de execuções guardadas (runs.jsonl; - para a entrada padrão), sem executar",
      },
    },
    author: {
      kind: "texts",
      value: { en: '"NAME, ID"', pt: '"NOME, MATRÍCULA"' },
      help: {
        en: "who hands it in; again for each further author",
        pt: "quem entrega; repita para cada autor",
      },
    },
    course: {
      kind: "text",
      value: { en: "TEXT", pt: "TEXTO" },
      help: { en: "the course it is for", pt: "a disciplina" },
    },
    out: {
      kind: "text",
      value: { en: "FOLDER", pt: "PASTA" },
      default: "report",
      help: { en: "where it is written", pt: "onde é gravado" },
    },
    seed: seedFlag,
    "no-strace": {
      kind: "switch",
      help: {
        en: "without the programs' network calls (strace)",
        pt: "sem as chamadas de rede dos programas (strace)",
      },
    },
    capture: {
      kind: "switch",
      help: {
        en: "with the segments and datagrams (tcpdump), and .pcap files for Wireshark",
        pt: "com os segmentos e datagramas (tcpdump), e arquivos .pcap para o Wireshark",
      },
    },
    "no-pdf": { kind: "switch", help: { en: "without report.pdf", pt: "sem report.pdf" } },
    "on-host": onHostFlag,
  },
  exits: {
    0: {
      en: "it is written, and every claim was met",
      pt: "está gravado, e tudo foi comprovado",
    },
    1: {
      en: "it is written, but a claim was unmet or undecided; or a file could not be used",
      pt: "está gravado, mas alguma afirmação não foi comprovada; ou não deu para usar um arquivo",
    },
    3: {
      en: "the lab could not finish a play; what was played is kept",
      pt: "o laboratório não conseguiu terminar; o que foi executado fica guardado",
    },
    130: {
      en: "interrupted; what was played is kept",
      pt: "interrompido; o que foi executado fica guardado",
    },
  },
} as const satisfies Command<Flags>;

/** A command line of `report`. */
export type ReportAsked = Parsed<typeof command["flags"]>;

/**
 * An author as given: `Ana Souza, 12345`. A name may have commas itself; the last one sets off the ID.
 *
 * @throws {UsageError} where there is no name.
 */
export function authorOf(given: string): Author {
  const comma = given.lastIndexOf(",");
  const [name, id] = (comma < 0 ? [given, ""] : [given.slice(0, comma), given.slice(comma + 1)])
    .map((part) => visible(part.trim()));
  if (!name) {
    const shown = visible(given);
    throw new UsageError({
      en: `--author cannot be "${shown}": it takes a name, or a name, a comma and an ID.`,
      pt:
        `--author não pode ser "${shown}": aceita um nome, ou um nome, uma vírgula e a matrícula.`,
    });
  }
  return { name, ...(id && { id }) };
}

/**
 * Stored runs were played already: what would change a play has no meaning beside them.
 *
 * @throws {UsageError} for a flag that does not go with `--from`.
 */
export function refusePlaying({ values }: ReportAsked): void {
  if (values.from === undefined) return;
  const given = {
    seed: values.seed !== undefined,
    "no-strace": values["no-strace"],
    capture: values.capture,
    "on-host": values["on-host"],
  };
  for (const [flag, isGiven] of Object.entries(given)) {
    if (!isGiven) continue;
    throw new UsageError({
      en: `--${flag} and --from do not go together: stored runs are not played again.`,
      pt: `--${flag} e --from não combinam: execuções guardadas não são repetidas.`,
    });
  }
}
