/**
 * The cover: what it is, whose it is, when and where it was played, and what came of it.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Run } from "../../core/run.ts";
import { shown } from "../figures/cells.ts";
import { coverFacts } from "./cover_facts.ts";
import type { ReportOptions } from "./options.ts";
import type { Section } from "./sections.ts";
import { SummaryTable } from "./summary_table.tsx";
import { WORDS } from "./words.ts";

interface Cover {
  readonly runs: readonly Run[];
  readonly sections: readonly Section[];
  readonly options: ReportOptions;
}

/** The first page. */
export function Cover({ runs, sections, options }: Cover): VNode {
  const { lang, course, authors } = options;
  return (
    <header class="cover">
      <div class="title">
        <div>
          {course && <p class="course">{shown(course)}</p>}
          <h1>{WORDS.title[lang]}</h1>
          <p class="subtitle">{WORDS.subtitle[lang]}</p>
        </div>
        <Handshake />
      </div>
      <dl class="facts">
        {authors.length > 0 && (
          <div class="authors">
            <dt>{WORDS.authors[lang]}</dt>
            {authors.map(({ name, id }) => (
              <dd>
                {shown(name)}
                {id && <span class="id">{shown(id)}</span>}
              </dd>
            ))}
          </div>
        )}
        {coverFacts(runs, lang).map(({ term, lines }) => (
          <div>
            <dt>{term}</dt>
            {lines.map((line) => <dd key={line}>{line}</dd>)}
          </div>
        ))}
      </dl>
      <h2 class="small">{WORDS.summary[lang]}</h2>
      <SummaryTable sections={sections} lang={lang} />
    </header>
  );
}

/** Two lifelines and three arrows: the handshake with which everything begins. */
function Handshake(): VNode {
  return (
    <svg class="art" viewBox="0 0 160 132" aria-hidden="true">
      <path class="life" d="M24 8V124M136 8V124" />
      <circle cx="24" cy="8" r="5" />
      <circle cx="136" cy="8" r="5" />
      <path class="first" d="M28 26 128 48m-8-5 8 5-9 3" />
      <path class="second" d="M132 60 32 82m8-5-8 5 9 3" />
      <path class="first" d="M28 94 128 116m-8-5 8 5-9 3" />
      <text x="80" y="29">SYN</text>
      <text x="80" y="63">SYN ACK</text>
      <text x="80" y="97">ACK</text>
    </svg>
  );
}
