/**
 * One question: asked, played, answered.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Lang } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";
import { CostTable } from "../charts/cost_table.tsx";
import { Prints } from "../prints/prints.tsx";
import { Answer } from "./answer.tsx";
import { Comparison } from "./comparison.tsx";
import { EvidenceTable } from "./evidence_table.tsx";
import { figuresOf } from "./figures.tsx";
import type { Medium } from "./options.ts";
import { paragraphs, replayCommand, type Section } from "./sections.ts";
import { Verdict } from "./summary_table.tsx";
import { dayOf, inMs, timeOf } from "./when.ts";
import { WORDS } from "./words.ts";

/** A section of the report. */
export function Question(
  { section, lang, medium }: {
    readonly section: Section;
    readonly lang: Lang;
    readonly medium: Medium;
  },
): VNode {
  const { id, label, run } = section;
  return (
    <section id={id} class="question" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <span class="label">{label}</span> <span class="dot">·</span> {shown(run.title[lang])}
      </h2>
      <p class="outcome">
        <Verdict outcome={run.outcome} lang={lang} />
        <span>
          {[dayOf(run.startedAt, lang), timeOf(run.startedAt), inMs(run.ms, lang)]
            .filter(Boolean).join(", ")}
        </span>
      </p>
      <blockquote>
        {paragraphs(run.question[lang]).map((text) => <p key={text}>{shown(text)}</p>)}
      </blockquote>
      <h3>{WORDS.prints[lang]}</h3>
      <Prints run={run} lang={lang} />
      {figuresOf(section, lang, { linked: medium === "screen" }).map(({ title, drawn }) => (
        <figure class="figure">
          <figcaption>{title}</figcaption>
          <div class="scroll" tabIndex={0} role="region" aria-label={`${label}: ${title}`}>
            {drawn}
          </div>
        </figure>
      ))}
      <CostTable run={run} lang={lang} />
      <h3 id={`${id}-answer`}>{WORDS.answer[lang]}</h3>
      <Answer section={section} lang={lang} />
      {run.comparison && (
        <>
          <h4>{WORDS.comparison[lang]}</h4>
          <Comparison comparison={run.comparison} lang={lang} />
        </>
      )}
      <h3 id={`${id}-evidence`}>{WORDS.evidence[lang]}</h3>
      <p class="note">
        {WORDS.evidenceNote[lang]}
        <span class="on-paper">{` ${WORDS.onPaper[lang]}`}</span>
      </p>
      <EvidenceTable section={section} lang={lang} medium={medium} />
      <p class="replay">
        <span>{WORDS.replay[lang]}:</span> <code>{replayCommand(section, lang)}</code>
        <a class="top" href="#contents">↑ {WORDS.top[lang]}</a>
      </p>
    </section>
  );
}
