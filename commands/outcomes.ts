/**
 * What runs came to together.
 *
 * @module
 */
import type { Outcome, Run } from "../core/run.ts";
import type { Lang, Text } from "../wire/text.ts";

/** 3 where the lab could not finish a play, 1 where a claim was not met, else 0. */
export function exitCode(runs: readonly Run[]): number {
  if (runs.some(({ outcome }) => outcome === "fault")) return 3;
  return runs.every(({ outcome }) => outcome === "met") ? 0 : 1;
}

const OTHERWISE: Record<Exclude<Outcome, "met">, Text> = {
  unmet: { en: "unmet", pt: "contrariado" },
  undecided: { en: "undecided", pt: "indefinido" },
  fault: { en: "not finished by the lab", pt: "não terminado pelo laboratório" },
};

/** In a line: how many claims were met, and in which questions something was not. */
export function verdicts(runs: readonly Run[], lang: Lang): string {
  const claims = runs.flatMap(({ judged }) => judged);
  const met = claims.filter(({ verdict }) => verdict === "met").length;
  const questions = lang === "pt"
    ? runs.length === 1 ? "1 questão" : `${runs.length} questões`
    : runs.length === 1
    ? "1 question"
    : `${runs.length} questions`;
  const parts = [
    lang === "pt"
      ? `${questions}: ${met} de ${claims.length} afirmações comprovadas`
      : `${questions}: ${met} of ${claims.length} claims met`,
  ];
  for (const outcome of ["unmet", "undecided", "fault"] as const) {
    const ids = runs.filter((run) => run.outcome === outcome).map(({ scenario }) => scenario);
    if (ids.length > 0) parts.push(`${OTHERWISE[outcome][lang]}: ${ids.join(", ")}`);
  }
  return `${parts.join("; ")}.`;
}
