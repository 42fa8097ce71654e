/**
 * The page of one submission: what it is worth, and for each point lost what was seen and how to see it again.
 *
 * @module
 */
import type { VNode } from "preact";
import type { QuestionMark, SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { documentOf } from "./document.tsx";
import { percentText, pointsText, secondsText } from "./numbers.ts";
import { Facts, isMissing, Legend, safe, Scroll, Sign, standingOf, Terminal } from "./parts.tsx";
import { Question } from "./question.tsx";
import { type Standing, TIERS, WORDS } from "./words.ts";

/** For whom the page is: students do not see the detail of hidden questions. */
export type Audience = "student" | "instructor";

/** What a page of a submission can be asked for. */
export interface SubmissionPageOptions {
  readonly lang: Lang;
  readonly audience: Audience;
}

interface Part extends SubmissionPageOptions {
  readonly mark: SubmissionMark;
}

/** The page: a complete HTML document. The same mark and options give the same text. */
export function submissionPage(mark: SubmissionMark, options: SubmissionPageOptions): string {
  const { lang, audience } = options;
  return documentOf({
    lang,
    title: `${safe(mark.name)} · ${WORDS.mark[lang]}`,
    header: <Header mark={mark} {...options} />,
    children: (
      <>
        {mark.failure && <Failure failure={mark.failure} lang={lang} />}
        <Glance mark={mark} {...options} />
        <Programs mark={mark} {...options} />
        {mark.questions.map((question, i) => (
          <Question
            key={question.question}
            place={i + 1}
            question={question}
            lang={lang}
            isConcealed={question.hidden && audience === "student"}
          />
        ))}
      </>
    ),
  });
}

function Header({ mark, lang }: Part): VNode {
  const { name, points, maxPoints, folder, startedAt, ms, sandbox } = mark;
  return (
    <>
      <p class="kind">{WORDS.mark[lang]}</p>
      <h1>{safe(name)}</h1>
      <p class="score">
        <strong>{pointsText(points, lang)}</strong>
        {` ${WORDS.outOf[lang]} ${pointsText(maxPoints, lang)} · ${
          percentText(points, maxPoints, lang)
        }`}
      </p>
      <Facts
        facts={[
          [WORDS.folder[lang], folder],
          [WORDS.played[lang], `${whenText(startedAt)} · ${secondsText(ms, lang)}`],
          [WORDS.sandbox[lang], TIERS[sandbox][lang]],
        ]}
      />
    </>
  );
}

/** `2026-11-28 05:24 UTC`, unambiguous in every language; anything else as it is. */
function whenText(iso: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(iso) ?? [];
  return day && time ? `${day} ${time} UTC` : iso;
}

function Failure(
  { failure: { because, output }, lang }: {
    readonly failure: NonNullable<SubmissionMark["failure"]>;
    readonly lang: Lang;
  },
): VNode {
  return (
    <section class="notice" aria-labelledby="failure">
      <h2 id="failure">{WORDS.failure[lang]}</h2>
      <p>{safe(because[lang])}</p>
      {output.length > 0 && (
        <>
          <p class="label-line">{WORDS.output[lang]}</p>
          <Terminal label={WORDS.output[lang]} lines={output} lang={lang} />
        </>
      )}
    </section>
  );
}

const ORDER: readonly Standing[] = ["unmet", "flaky", "undecided", "fault", "met"];

function Glance({ mark, lang, audience }: Part): VNode {
  return (
    <section aria-labelledby="glance">
      <h2 id="glance">{WORDS.atAGlance[lang]}</h2>
      <Scroll label={WORDS.atAGlance[lang]} kind="plain">
        <table class="wide">
          <thead>
            <tr>
              <th scope="col">{WORDS.question[lang]}</th>
              <th scope="col" class="title">{WORDS.title[lang]}</th>
              <th scope="col">{WORDS.claims[lang]}</th>
              <th scope="col" class="number">{WORDS.points[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {mark.questions.map((question, i) => (
              <tr>
                <th scope="row">
                  <a href={`#question-${i + 1}`}>{safe(question.question)}</a>
                </th>
                <td class="title">{safe(question.title[lang])}</td>
                <td>
                  {question.hidden && audience === "student"
                    ? WORDS.hidden[lang]
                    : isMissing(question)
                    ? WORDS.missing[lang]
                    : <Signs question={question} lang={lang} />}
                </td>
                <td class="number">
                  {`${pointsText(question.points, lang)} / ${pointsText(question.maxPoints, lang)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Legend lang={lang} />
    </section>
  );
}

function Programs({ mark: { programs, remarks }, lang }: Part): VNode {
  const rows = Object.entries(programs);
  return (
    <section aria-labelledby="programs">
      <h2 id="programs">{WORDS.programs[lang]}</h2>
      {rows.length === 0
        ? <p>{WORDS.noPrograms[lang]}</p>
        : (
          <Scroll label={WORDS.programs[lang]} kind="plain">
            <table>
              <thead>
                <tr>
                  <th scope="col">{WORDS.part[lang]}</th>
                  <th scope="col">{WORDS.command[lang]}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([part, command]) => (
                  <tr>
                    <th scope="row">{safe(part)}</th>
                    <td>
                      <code>{safe(command)}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      {remarks.length > 0 && (
        <>
          <h3>{WORDS.remarks[lang]}</h3>
          <ul class="look">
            {remarks.map((remark) => <li key={remark.en}>{safe(remark[lang])}</li>)}
          </ul>
        </>
      )}
    </section>
  );
}

/** How many claims stand how; a question that the lab could not finish at all has its fault. */
function Signs(
  { question: { claims, fault }, lang }: { readonly question: QuestionMark; readonly lang: Lang },
): VNode {
  return (
    <>
      {fault && claims.length === 0 && <Sign standing="fault" lang={lang} spelt />}
      {ORDER.map((standing) => {
        const count = claims.filter((claim) => standingOf(claim) === standing).length;
        return count > 0 && <Sign key={standing} {...{ standing, lang, count }} />;
      })}
    </>
  );
}
