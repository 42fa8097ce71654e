/**
 * How a play is had again.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import type { Lang } from "../wire/text.ts";
import { typed } from "../wire/typed.ts";

/** The command line that plays a run's question again with the same words, and with the same programs. */
export function commandAgain(run: Run, lang: Lang, scenario: string = run.scenario): string {
  const isSubmitted = Object.values(run.cast).some(({ origin }) => origin === "submitted");
  const folder = lang === "pt" ? "PASTA" : "DIR";
  return isSubmitted
    ? `${typed("grade")} ${folder} --only ${scenario} --seed ${run.seed}`
    : `${typed(scenario)} --seed ${run.seed} --lang ${lang}`;
}
