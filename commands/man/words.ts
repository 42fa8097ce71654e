/**
 * What a manual page says that no table of flags does.
 *
 * @module
 */
import type { Lang, Text } from "../../wire/text.ts";

/** Headings as the manuals of each language have them: whatis(1) looks for NAME, and for NOME. */
export const HEADINGS = {
  name: { en: "NAME", pt: "NOME" },
  synopsis: { en: "SYNOPSIS", pt: "SINOPSE" },
  description: { en: "DESCRIPTION", pt: "DESCRIÇÃO" },
  commands: { en: "COMMANDS", pt: "COMANDOS" },
  options: { en: "OPTIONS", pt: "OPÇÕES" },
  exits: { en: "EXIT STATUS", pt: "CÓDIGOS DE SAÍDA" },
  environment: { en: "ENVIRONMENT", pt: "AMBIENTE" },
  files: { en: "FILES", pt: "ARQUIVOS" },
  examples: { en: "EXAMPLES", pt: "EXEMPLOS" },
  seeAlso: { en: "SEE ALSO", pt: "VEJA TAMBÉM" },
} as const satisfies Record<string, Text>;

/** Words between the tables. */
export const WORDS = {
  manual: { en: "socketlab manual", pt: "Manual do socketlab" },
  command: { en: "COMMAND", pt: "COMANDO" },
  flags: { en: "flags", pt: "opções" },
  exits: { en: "Exit codes:", pt: "Códigos de saída:" },
  every: {
    en: "Every command takes these as well; the others are told with each command.",
    pt: "Todo comando aceita também estas; as outras estão junto de cada comando.",
  },
  exitsOfAll: {
    en: "What the codes mean is told with each command; this one means the same for all:",
    pt: "O significado dos códigos está junto de cada comando; este vale para todos:",
  },
} as const satisfies Record<string, Text>;

/** What socketlab is, in paragraphs; what is to be typed stands between backticks, here and below. */
export const DESCRIPTION: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    "An assignment on sockets asks what happens when the client starts before its server, when " +
    "many clients come at once, when two people chat between two addresses. socketlab plays each " +
    "question as an experiment: it starts real programs on real sockets, tells what they do, and " +
    "says which claims were met by what was seen. It also writes the lab report, marks programs " +
    "that others wrote, and holds the programs of the lab, to be tried by hand.",
    "The id of a question is short for running it: `socketlab q1a`. The commands of the chat can " +
    "be typed in two words: `socketlab chat peer`.",
  ],
  pt: [
    "Um trabalho sobre sockets pergunta o que acontece quando o cliente começa antes do servidor, " +
    "quando muitos clientes chegam ao mesmo tempo, quando duas pessoas conversam entre dois " +
    "endereços. O socketlab faz de cada questão um experimento: inicia programas de verdade, com " +
    "sockets de verdade, conta o que eles fazem e diz o que ficou comprovado pelo que se viu. " +
    "Também escreve o relatório, dá nota a programas feitos por outros e traz os programas do " +
    "laboratório, para experimentar à mão.",
    "O nome de uma questão basta para executá-la: `socketlab q1a`. Os comandos do chat podem ser " +
    "digitados em duas palavras: `socketlab chat peer`.",
  ],
};

/** What the page of a program says of where it comes from. */
export function partOf(program: string): Text {
  return {
    en: `It is one of the programs of socketlab, and the same as \`socketlab ${program}\`.`,
    pt: `É um dos programas do socketlab, e o mesmo que \`socketlab ${program}\`.`,
  };
}

/** The variables that matter to all. */
export const ENVIRONMENT: readonly (readonly [string, Text])[] = [
  ["LC_ALL, LC_MESSAGES, LANG", {
    en: "The first that is set says the language of the messages, where --lang does not.",
    pt: "A primeira que estiver definida diz o idioma das mensagens, se --lang não o disser.",
  }],
  ["NO_COLOR", {
    en: "Set to anything, there are no colours.",
    pt: "Com qualquer valor, não há cores.",
  }],
];

/** The variables that matter to the lab alone. */
export const LAB_ENVIRONMENT: readonly (readonly [string, Text])[] = [
  ["GITHUB_STEP_SUMMARY", {
    en: "The file to which `grade --github` appends its summary.",
    pt: "O arquivo a que `grade --github` acrescenta o resumo.",
  }],
];

/** Files that are read or written without being named. */
export const FILES: readonly (readonly [string, Text])[] = [
  ["report/", {
    en:
      "The report: report.html, report.md, report.pdf (where there is a Chromium), and the runs " +
      "in runs.jsonl, which `replay` and `report --from` read.",
    pt:
      "O relatório: report.html, report.md, report.pdf (onde há um Chromium), e as execuções em " +
      "runs.jsonl, que `replay` e `report --from` leem.",
  }],
  ["grades/", {
    en: "The results of `grade`.",
    pt: "Os resultados de `grade`.",
  }],
  ["submission.json", {
    en: "In a submission: how its programs are built and started. `grade --init` writes it.",
    pt: "Numa entrega: como compilar e iniciar os programas dela. `grade --init` o grava.",
  }],
  ["autograder.zip, .github/workflows/socketlab.yml", {
    en: "What `export` writes.",
    pt: "O que `export` grava.",
  }],
];
