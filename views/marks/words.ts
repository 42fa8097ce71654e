/**
 * The words of the pages of marks.
 *
 * @module
 */
import type { SandboxTier } from "../../core/mark.ts";
import type { Lang, Text } from "../../wire/text.ts";

/** What became of a claim, as a reader is told: flaky before unmet, since it says more. */
export type Standing = "met" | "unmet" | "undecided" | "fault" | "flaky";

/** The sign of each: no reader has to tell colours apart. */
export const SIGNS: Readonly<Record<Standing, string>> = {
  met: "✔",
  unmet: "✘",
  undecided: "?",
  fault: "!",
  flaky: "~",
};

/** What each is called. */
export const STANDINGS: Readonly<Record<Standing, Text>> = {
  met: { en: "met", pt: "cumprido" },
  unmet: { en: "unmet", pt: "não cumprido" },
  undecided: { en: "undecided", pt: "indefinido" },
  fault: { en: "lab fault", pt: "falha do laboratório" },
  flaky: { en: "not in every round", pt: "não em todas as rodadas" },
};

/** How well the programs were locked in. */
export const TIERS: Readonly<Record<SandboxTier, Text>> = {
  bubblewrap: { en: "bubblewrap", pt: "bubblewrap" },
  limits: {
    en: "resource limits only, without bubblewrap",
    pt: "só limites de recursos, sem bubblewrap",
  },
  none: { en: "none", pt: "nenhum" },
};

/** Headings and labels. */
export const WORDS = {
  mark: { en: "Marked submission", pt: "Entrega corrigida" },
  class: { en: "Results of the class", pt: "Resultados da turma" },
  skip: { en: "Skip to the results", pt: "Ir para os resultados" },
  points: { en: "Points", pt: "Pontos" },
  outOf: { en: "out of", pt: "de" },
  percent: { en: "Percent", pt: "Percentual" },
  folder: { en: "Handed in as", pt: "Entregue como" },
  played: { en: "Played on", pt: "Realizado em" },
  sandbox: { en: "Sandbox", pt: "Isolamento" },
  atAGlance: { en: "At a glance", pt: "Em resumo" },
  question: { en: "Question", pt: "Questão" },
  title: { en: "Title", pt: "Título" },
  claims: { en: "Claims", pt: "Critérios" },
  programs: { en: "Programs", pt: "Programas" },
  part: { en: "Part", pt: "Parte" },
  command: { en: "Command", pt: "Comando" },
  noPrograms: { en: "No program was found.", pt: "Nenhum programa foi encontrado." },
  remarks: { en: "Remarks", pt: "Observações" },
  failure: { en: "Nothing could be played", pt: "Não foi possível executar nada" },
  output: { en: "What the build printed", pt: "O que a compilação escreveu" },
  expected: { en: "Expected", pt: "Esperado" },
  observed: { en: "Observed", pt: "Observado" },
  because: { en: "Why", pt: "Por quê" },
  seen: { en: "What was seen", pt: "O que se viu" },
  hint: { en: "Hint", pt: "Dica" },
  again: { en: "Play it again", pt: "Para repetir" },
  againNote: {
    en: "DIR is the folder or the archive that was handed in.",
    pt: "DIR é a pasta ou o arquivo compactado da entrega.",
  },
  seed: { en: "Seed", pt: "Semente" },
  seeds: { en: "Seeds of the rounds", pt: "Sementes das rodadas" },
  missing: { en: "Not played", pt: "Não executada" },
  missingNote: {
    en: "The programs that this question needs were not handed in, or could not be played.",
    pt:
      "Os programas de que esta questão precisa não foram entregues ou não puderam ser executados.",
  },
  hidden: { en: "hidden", pt: "oculta" },
  hiddenNote: {
    en: "Of this question only the points are shown.",
    pt: "Desta questão só se mostram os pontos.",
  },
  flakyNote: {
    en: "Met in some rounds and not in others: this seed shows one in which it was not.",
    pt: "Cumprido em algumas rodadas e em outras não: esta semente mostra uma em que não foi.",
  },
  questionFault: {
    en: "The lab could not finish this question; no points are lost by that",
    pt: "O laboratório não conseguiu terminar esta questão; isso não custa pontos",
  },
  allQuestions: { en: "Submissions by question", pt: "Entregas por questão" },
  legend: { en: "Signs", pt: "Símbolos" },
  submission: { en: "Submission", pt: "Entrega" },
  total: { en: "Total", pt: "Total" },
  byQuestion: { en: "By question", pt: "Por questão" },
  mean: { en: "Mean", pt: "Média" },
  full: { en: "Full marks", pt: "Nota máxima" },
  losing: { en: "With something unmet", pt: "Com algo não cumprido" },
  whoFailed: { en: "Who failed what", pt: "Quem errou o quê" },
  clusters: { en: "The same failure", pt: "A mesma falha" },
  clustersNote: {
    en: "Unmet claims with the same cause, the most frequent first, each with one example.",
    pt:
      "Critérios não cumpridos pela mesma causa, dos mais frequentes aos menos, cada um com um exemplo.",
  },
  cause: { en: "cause", pt: "causa" },
  example: { en: "Example", pt: "Exemplo" },
  look: { en: "To be looked at", pt: "Para conferir" },
  nobody: { en: "Nothing to be looked at.", pt: "Nada para conferir." },
  noFailure: { en: "Nobody failed anything.", pt: "Ninguém errou nada." },
  notBuilt: { en: "could not be played", pt: "não pôde ser executada" },
  notBuiltHeading: { en: "Could not be played", pt: "Não puderam ser executadas" },
  undecided: { en: "Undecided", pt: "Indefinidos" },
  faults: { en: "Faults of the lab", pt: "Falhas do laboratório" },
  flaky: { en: "Not the same in every round", pt: "Diferentes entre rodadas" },
  tiers: { en: "Played without bubblewrap", pt: "Executadas sem bubblewrap" },
} as const satisfies Record<string, Text>;

/** How many submissions. */
export function submissionsText(count: number, lang: Lang): string {
  if (lang === "pt") return `${count} ${count === 1 ? "entrega" : "entregas"}`;
  return `${count} ${count === 1 ? "submission" : "submissions"}`;
}

/** That lines were left out. */
export function moreText(count: number, lang: Lang): string {
  if (lang === "pt") return count === 1 ? "… e mais 1 linha" : `… e mais ${count} linhas`;
  return `… and ${count} more ${count === 1 ? "line" : "lines"}`;
}
