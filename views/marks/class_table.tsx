/**
 * Every submission by every question.
 *
 * @module
 */
import type { VNode } from "preact";
import type { QuestionMark, SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { addressOf, type QuestionTotal } from "./class_facts.ts";
import { percentText, pointsText } from "./numbers.ts";
import { isMissing, safe, Scroll, Sign, standingOf } from "./parts.tsx";
import { type Standing, WORDS } from "./words.ts";

/** The table. Its header and its first column stay while the rest scrolls. */
export function ClassTable(
  { marks, totals, lang }: {
    readonly marks: readonly SubmissionMark[];
    readonly totals: readonly QuestionTotal[];
    readonly lang: Lang;
  },
): VNode {
  return (
    <Scroll label={WORDS.allQuestions[lang]} kind="grid">
      <table>
        <thead>
          <tr>
            <th scope="col">{WORDS.submission[lang]}</th>
            <th scope="col" class="number">{WORDS.total[lang]}</th>
            <th scope="col" class="number">{WORDS.percent[lang]}</th>
            {totals.map(({ question, maxPoints, title }) => (
              <th scope="col" class="number" title={safe(title[lang])}>
                {safe(question)}
                <span class="of">{` / ${pointsText(maxPoints, lang)}`}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {marks.map((mark) => (
            <tr>
              <th scope="row">
                <NameLink mark={mark} />
                {mark.failure && <span class="built">{` ! ${WORDS.notBuilt[lang]}`}</span>}
              </th>
              <td class="number total">
                {`${pointsText(mark.points, lang)} / ${pointsText(mark.maxPoints, lang)}`}
              </td>
              <td class="number total">{percentText(mark.points, mark.maxPoints, lang)}</td>
              {totals.map(({ question }) => (
                <Cell
                  question={mark.questions.find((one) => one.question === question)}
                  lang={lang}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const TOLD: readonly Standing[] = ["unmet", "flaky", "undecided", "fault"];

function Cell(
  { question, lang }: { readonly question: QuestionMark | undefined; readonly lang: Lang },
): VNode {
  if (!question) return <td class="number none"></td>;
  if (isMissing(question)) {
    return (
      <td class="number none">
        <span aria-hidden="true">—</span>
        <span class="unseen">{WORDS.missing[lang]}</span>
      </td>
    );
  }
  return (
    <td class="number">
      {pointsText(question.points, lang)}
      {question.fault && question.claims.length === 0 && <Sign standing="fault" lang={lang} />}
      {TOLD.map((standing) => {
        const count = question.claims.filter((claim) => standingOf(claim) === standing).length;
        return count > 0 && <Sign key={standing} {...{ standing, lang, count }} />;
      })}
    </td>
  );
}

/** The name, which leads to the submission's own page. */
export function NameLink({ mark }: { readonly mark: SubmissionMark }): VNode {
  const name = safe(mark.name.trim() || mark.folder);
  const address = addressOf(mark);
  return address ? <a href={address}>{name}</a> : <span>{name}</span>;
}
