/**
 * Claims as the sentences of a paragraph.
 *
 * @module
 */
import { citesOf, type Judged, type Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";

/** So many citations follow a claim; a reader finds the others marked in the table. */
const MOST_CITES = 12;

/** A claim as a sentence: its text, then its citations, then what ends it. */
export interface Sentence {
  /** Of the claim, from 1, in the scenario's order. */
  readonly number: number;
  readonly judged: Judged;
  readonly text: string;
  readonly cites: readonly number[];
  /** How many citations are not told. */
  readonly more: number;
  readonly end: string;
}

/** Two claims that make one sentence: "it is so ..." and "... and so is that". */
const [GOES_ON, CONTINUES] = [/\s*\.\.\.$/, /^\.\.\.\s*/];

/** Every claim as a sentence. Where both halves of one were met they are joined. */
export function sentences({ judged }: Run, lang: Lang): readonly Sentence[] {
  const isMet = (claim?: Judged) => claim?.verdict === "met";
  return judged.map((claim, i) => {
    const [last, next] = [judged[i - 1], judged[i + 1]];
    let text = shown(claim.claim[lang]);
    let end = "";
    if (CONTINUES.test(text) && isMet(claim) && isMet(last) && GOES_ON.test(last!.claim[lang])) {
      text = text.replace(CONTINUES, "");
    }
    if (GOES_ON.test(text)) {
      const joins = isMet(claim) && isMet(next) && CONTINUES.test(next!.claim[lang]);
      if (joins) text = text.replace(GOES_ON, "");
    } else if (text.endsWith(".")) [text, end] = [text.slice(0, -1), "."];
    const all = citesOf(claim);
    const cites = all.slice(0, MOST_CITES);
    return { number: i + 1, judged: claim, text, cites, more: all.length - cites.length, end };
  });
}
