/**
 * The evidence as a table of Markdown, and what is folded of it as folds of their own.
 *
 * @module
 */
import type { Observation } from "../../core/observation.ts";
import type { Lang } from "../../wire/text.ts";
import { toldTexts } from "./evidence_table.tsx";
import { citations, folded, happenedMs, isAgainst, isScreen } from "./folds.ts";
import { code, plain, tableOf } from "./markdown_text.ts";
import { nameOf } from "../names.ts";
import type { Section } from "./sections.ts";
import { sourceOf } from "./sources.ts";
import { foldText } from "./told_folds.ts";
import { WORDS } from "./words.ts";

/** The table: rows with anchors, the cited ones marked and in bold. Of folded rows it says how many there were. */
export function evidenceTable({ id, run }: Section, lang: Lang): string {
  if (run.timeline.length === 0) return WORDS.nothing[lang];
  const cited = citations(run);
  const texts = toldTexts(run, lang);
  const row = (o: Observation): string[] => {
    const claims = cited.get(o.seq) ?? [];
    const anchored = `<a id="${id}-${o.seq}"></a>`;
    const text = texts.get(o.seq) ?? "";
    if (o.kind === "caption") {
      return [`${anchored}${o.seq}`, `${o.ms}`, "", `**${plain(text)}**`, ""];
    }
    const word = (claims.length > 1 ? WORDS.citedSeveral : WORDS.cited)[lang];
    const borne = claims.length > 0
      ? ` ${isAgainst(run, o.seq) ? "✘" : "◂"} ${word} ${claims.join(", ")}`
      : "";
    return [
      claims.length > 0 ? `${anchored}**${o.seq}**` : `${anchored}${o.seq}`,
      `${happenedMs(o)}`,
      plain(nameOf(run, o.who, lang)),
      `${isScreen(o) ? code(text) : plain(text)}${borne}`,
      sourceOf(o, lang),
    ];
  };
  const heads = ["#", "ms", WORDS.who[lang], WORDS.what[lang], WORDS.source[lang]];
  const rows = folded(run).map((stretch) =>
    stretch.kind === "row"
      ? row(stretch.row)
      : ["…", "", "", plain(foldText(stretch, run, lang)), ""]
  );
  return tableOf(heads, rows, [0, 1]);
}
