/**
 * The contents, with links.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Lang } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";
import type { Section } from "./sections.ts";
import { OUTCOMES } from "../summary.ts";
import { WORDS } from "./words.ts";

/** The questions of the report, each with the sign of its outcome. */
export function Contents(
  { sections, lang }: { readonly sections: readonly Section[]; readonly lang: Lang },
): VNode {
  return (
    <nav class="contents" id="contents" aria-labelledby="contents-title">
      <h2 class="small" id="contents-title">{WORDS.contents[lang]}</h2>
      <ol>
        {sections.map(({ id, label, run }) => {
          const { sign, word } = OUTCOMES[run.outcome];
          return (
            <li>
              <a href={`#${id}`}>
                <span class="label">{label}</span>
                <span>{shown(run.title[lang])}</span>
                <span class={`verdict ${run.outcome}`}>
                  <span aria-hidden="true">{sign}</span>
                  <span class="unseen">{word[lang]}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
