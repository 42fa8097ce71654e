/**
 * The goals as lines.
 *
 * @module
 */
import { hang, type Ink, type Style } from "../views/layout.ts";
import { type Lang, same, type Text } from "../wire/text.ts";
import type { Goal } from "./goals.ts";

const OUTCOMES: Record<Goal["outcome"], Text & { readonly ink: Ink }> = {
  met: { en: "✔ met", pt: "✔ atingida", ink: "green" },
  unmet: { en: "✘ not met", pt: "✘ não atingida", ink: "red" },
  unmeasured: { ...same("?"), ink: "yellow" },
};

/** The goals as lines. */
export function goalLines(judged: readonly Goal[], lang: Lang, { paint, width }: Style): string[] {
  const title: Text = {
    en: "Goals (median of the ratios round by round, and their ends)",
    pt: "Metas (mediana das razões rodada a rodada, e seus extremos)",
  };
  const column = Math.max(...Object.values(OUTCOMES).map((word) => word[lang].length));
  return [
    paint("bold", title[lang]),
    ...judged.flatMap(({ claim, outcome, shown }) => {
      const { ink, [lang]: word } = OUTCOMES[outcome];
      const text = `${claim[lang]} → ${shown[lang]}`;
      const [first = "", ...rest] = hang(`  ${word.padEnd(column)}  `, text, width);
      return [first.replace(word, () => paint(ink, word)), ...rest];
    }),
  ];
}
