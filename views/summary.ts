/**
 * All plays in one table: question, what was observed, verdict, ms.
 *
 * @module
 */
import type { Outcome, Run } from "../core/run.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { type Ink, type Style, table, widest } from "./layout.ts";

const HEADS: readonly Text[] = [
  { en: "question", pt: "questão" },
  { en: "ms", pt: "ms" },
  { en: "verdict", pt: "veredito" },
  { en: "what was observed", pt: "o que se observou" },
];

/** How an outcome is shown: by a sign and by a word, never by colour alone. */
export const OUTCOMES: Record<
  Outcome,
  { readonly sign: string; readonly word: Text; readonly ink: Ink }
> = {
  met: { sign: "✔", word: { en: "met", pt: "comprovado" }, ink: "green" },
  unmet: { sign: "✘", word: { en: "unmet", pt: "contrariado" }, ink: "red" },
  undecided: { sign: "?", word: { en: "undecided", pt: "indefinido" }, ink: "yellow" },
  fault: { sign: "!", word: { en: "lab fault", pt: "falha do lab" }, ink: "red" },
};

/** What a run came to, in a line: its gist where all was met, else what stood in the way. */
export function gistOf(run: Run, lang: Lang): string {
  if (run.fault) return visible(run.fault[lang]);
  for (const judged of run.judged) {
    if (judged.verdict === "unmet") {
      return `${judged.claim[lang]} → ${visible(judged.observed[lang])}`;
    }
  }
  for (const judged of run.judged) {
    if (judged.verdict === "undecided") return `${judged.claim[lang]} → ${judged.because[lang]}`;
  }
  return run.gist[lang];
}

/** The table. */
export function summary(runs: readonly Run[], lang: Lang, { paint, width }: Style): string[] {
  const rows = runs.map((run) => [
    run.scenario,
    `${run.ms}`,
    told(run.outcome, lang),
    gistOf(run, lang),
  ]);
  const all = [HEADS.map((head) => head[lang]), ...rows];
  const widths = [0, 1, 2].map((i) => widest(all.map((row) => row[i] ?? "")));
  widths.push(Math.max(20, width - widths.reduce((sum, w) => sum + w + 2, 0)));
  const [head = "", ...body] = table(all, widths);
  const ink = (line: string) => {
    const { outcome } = runs.find((run) => line.startsWith(`${run.scenario} `)) ?? {};
    if (!outcome) return line;
    return line.replace(told(outcome, lang), (word) => paint(OUTCOMES[outcome].ink, word));
  };
  return [paint("bold", head), ...body.map(ink)];
}

function told(outcome: Outcome, lang: Lang): string {
  const { sign, word } = OUTCOMES[outcome];
  return `${sign} ${word[lang]}`;
}
