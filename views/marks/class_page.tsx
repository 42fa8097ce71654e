/**
 * The page of a class: who has what, and which failures are the same.
 *
 * @module
 */
import type { VNode } from "preact";
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { byName, type QuestionTotal, totalsOf } from "./class_facts.ts";
import { ClassTable, NameLink } from "./class_table.tsx";
import { Clusters } from "./clusters.tsx";
import { documentOf } from "./document.tsx";
import { Look } from "./look.tsx";
import { percentText, pointsText } from "./numbers.ts";
import { Legend, safe, Scroll } from "./parts.tsx";
import { submissionsText, WORDS } from "./words.ts";

/** The page: a complete HTML document. The same marks give the same text. It is the instructor's: nothing is hidden. */
export function classPage(
  marks: readonly SubmissionMark[],
  { lang }: { readonly lang: Lang },
): string {
  const sorted = byName(marks, lang);
  const totals = totalsOf(sorted);
  return documentOf({
    lang,
    title: WORDS.class[lang],
    header: <Header marks={sorted} lang={lang} />,
    children: (
      <>
        <section aria-labelledby="all">
          <h2 id="all">{WORDS.allQuestions[lang]}</h2>
          <ClassTable marks={sorted} totals={totals} lang={lang} />
          <Legend lang={lang} />
        </section>
        <Totals totals={totals} lang={lang} />
        <Clusters marks={sorted} lang={lang} />
        <WhoFailed totals={totals} lang={lang} />
        <Look marks={sorted} lang={lang} />
      </>
    ),
  });
}

function Header(
  { marks, lang }: { readonly marks: readonly SubmissionMark[]; readonly lang: Lang },
): VNode {
  const points = marks.reduce((sum, mark) => sum + mark.points, 0);
  const maxPoints = marks.reduce((sum, mark) => sum + mark.maxPoints, 0);
  return (
    <>
      <h1>{WORDS.class[lang]}</h1>
      <p class="score">
        {`${submissionsText(marks.length, lang)} · ${WORDS.mean[lang].toLowerCase()} ${
          percentText(points, maxPoints, lang)
        }`}
      </p>
    </>
  );
}

interface Totals {
  readonly totals: readonly QuestionTotal[];
  readonly lang: Lang;
}

function Totals({ totals, lang }: Totals): VNode {
  const columns = ["mean", "full", "losing"] as const;
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{WORDS.byQuestion[lang]}</h2>
      <Scroll label={WORDS.byQuestion[lang]} kind="plain">
        <table class="wide">
          <thead>
            <tr>
              <th scope="col">{WORDS.question[lang]}</th>
              <th scope="col">{WORDS.title[lang]}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="number">{WORDS[column][lang]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {totals.map(({ question, title, asked, losing }) => {
              const points = asked.reduce((sum, { points }) => sum + points, 0);
              const maxPoints = asked.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
              const full = asked.filter(({ points, maxPoints }) => points >= maxPoints).length;
              return (
                <tr>
                  <th scope="row">{safe(question)}</th>
                  <td>{safe(title[lang])}</td>
                  <td class="number">
                    {`${pointsText(points / asked.length, lang)} (${
                      percentText(points, maxPoints, lang)
                    })`}
                  </td>
                  <td class="number">{`${full} / ${asked.length}`}</td>
                  <td class="number">{losing.length}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function WhoFailed({ totals, lang }: Totals): VNode {
  const lost = totals.filter(({ losing }) => losing.length > 0);
  return (
    <section aria-labelledby="who">
      <h2 id="who">{WORDS.whoFailed[lang]}</h2>
      {lost.length === 0 && <p>{WORDS.noFailure[lang]}</p>}
      {lost.map(({ question, title, losing }) => (
        <details>
          <summary>
            <strong>{safe(question)}</strong>
            {` ${safe(title[lang])} · ${submissionsText(losing.length, lang)}`}
          </summary>
          <ul class="look">
            {losing.map(({ mark, lost }) => (
              <li>
                <NameLink mark={mark} />
                {`: ${lost.map((claim) => safe(claim.claim[lang])).join("; ")}`}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
