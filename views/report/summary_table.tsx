/**
 * Every question of the report in one table.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Outcome } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { gistOf, OUTCOMES } from "../summary.ts";
import { clipped } from "./clipped.ts";
import type { Section } from "./sections.ts";
import { WORDS } from "./words.ts";

/** So much of a gist fits a row. */
const MOST_CHARS = 240;

/** Question, verdict, and what was observed. */
export function SummaryTable(
  { sections, lang }: { readonly sections: readonly Section[]; readonly lang: Lang },
): VNode {
  return (
    <table class="summary">
      <thead>
        <tr>
          <th scope="col">{WORDS.question[lang]}</th>
          <th scope="col">{WORDS.verdict[lang]}</th>
          <th scope="col">{WORDS.observed[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {sections.map(({ id, label, run }) => (
          <tr>
            <th scope="row">
              <a href={`#${id}`}>{label}</a>
            </th>
            <td>
              <Verdict outcome={run.outcome} lang={lang} />
            </td>
            <td>{clipped(gistOf(run, lang), lang, MOST_CHARS)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An outcome, by sign and word. */
export function Verdict(
  { outcome, lang }: { readonly outcome: Outcome; readonly lang: Lang },
): VNode {
  const { sign, word } = OUTCOMES[outcome];
  return (
    <span class={`verdict ${outcome}`}>
      <span aria-hidden="true">{sign}</span> {word[lang]}
    </span>
  );
}
