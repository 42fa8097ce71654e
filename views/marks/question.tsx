/**
 * One question of a submission: its claims, and of those that were lost what was seen.
 *
 * @module
 */
import type { VNode } from "preact";
import type { ClaimMark, QuestionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { pointsText } from "./numbers.ts";
import { Facts, isMissing, safe, Sign, standingOf, Terminal } from "./parts.tsx";
import { STANDINGS, WORDS } from "./words.ts";
import { typed } from "../../wire/typed.ts";

interface Question {
  /** Its place in the submission, from 1: its anchor is `#question-1`. */
  readonly place: number;
  readonly question: QuestionMark;
  readonly lang: Lang;
  /** Whether only title and points may be seen. */
  readonly isConcealed: boolean;
}

/** A section of the page. */
export function Question({ place, question, lang, isConcealed }: Question): VNode {
  const id = `question-${place}`;
  return (
    <section class="question" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <span class="label">{safe(question.question)}</span>{" "}
        <span>{safe(question.title[lang])}</span>{" "}
        {question.hidden && <span class="tag">{WORDS.hidden[lang]}</span>}{" "}
        <span class="worth">
          {`${pointsText(question.points, lang)} / ${pointsText(question.maxPoints, lang)}`}
        </span>
      </h2>
      {isConcealed
        ? <p class="note">{WORDS.hiddenNote[lang]}</p>
        : <Detail question={question} lang={lang} />}
    </section>
  );
}

function Detail({ question, lang }: Pick<Question, "question" | "lang">): VNode {
  const { claims, fault, seeds } = question;
  if (isMissing(question)) return <p class="note">{WORDS.missingNote[lang]}</p>;
  return (
    <>
      {fault && (
        <p class="notice">
          <Sign standing="fault" lang={lang} />
          {` ${WORDS.questionFault[lang]}: ${safe(fault[lang])}`}
        </p>
      )}
      <ul class="claims">
        {claims.map((claim) => (
          <Claim key={claim.id} claim={claim} question={question.question} lang={lang} />
        ))}
      </ul>
      {seeds.length > 0 && (
        <p class="note">{`${WORDS.seeds[lang]}: ${seeds.join(", ")}. ${WORDS.againNote[lang]}`}</p>
      )}
    </>
  );
}

function Claim(
  { claim, question, lang }: {
    readonly claim: ClaimMark;
    readonly question: string;
    readonly lang: Lang;
  },
): VNode {
  const standing = standingOf(claim);
  const worth = claim.maxPoints > 0
    ? `${pointsText(claim.points, lang)} / ${pointsText(claim.maxPoints, lang)}`
    : "–";
  return (
    <li class={standing}>
      <p class="head">
        <Sign standing={standing} lang={lang} />
        <span class="text">
          {safe(claim.claim[lang])}
          {standing !== "met" && (
            <span class={`sign what ${standing}`} aria-hidden="true">
              {` ${whatText(claim, lang)}`}
            </span>
          )}
        </span>
        <span class="number">{worth}</span>
      </p>
      {standing !== "met" && <Why claim={claim} question={question} lang={lang} />}
    </li>
  );
}

/** Of a flaky one also whether it cost points. */
function whatText({ verdict, flaky }: ClaimMark, lang: Lang): string {
  const words = [flaky ? STANDINGS.flaky[lang] : undefined, STANDINGS[verdict][lang]];
  return words.filter(Boolean).join(", ");
}

function Why(
  { claim, question, lang }: {
    readonly claim: ClaimMark;
    readonly question: string;
    readonly lang: Lang;
  },
): VNode {
  const { expected, observed, because, lines, hint, seed, flaky } = claim;
  return (
    <>
      {flaky && <p class="note">{WORDS.flakyNote[lang]}</p>}
      <Facts
        facts={[
          [WORDS.expected[lang], expected?.[lang]],
          [WORDS.observed[lang], observed?.[lang]],
          [WORDS.because[lang], because?.[lang]],
        ]}
      />
      {lines.length > 0 && (
        <>
          <p class="label-line">{WORDS.seen[lang]}</p>
          <Terminal
            label={`${WORDS.seen[lang]}: ${safe(claim.claim[lang])}`}
            lines={lines.map((line) => line[lang])}
            lang={lang}
          />
        </>
      )}
      {hint && (
        <p class="hint">
          <strong>{WORDS.hint[lang]}:</strong> {safe(hint[lang])}
        </p>
      )}
      <p class="again">
        {WORDS.again[lang]}:{" "}
        <code>
          {commandWords(question, seed).map((word) => [<span key={word}>{word}</span>, " "])}
        </code>
      </p>
    </>
  );
}

/** To be typed into a shell, so it has nothing of strangers in it. A line ends between words only. */
function commandWords(question: string, seed: number): readonly string[] {
  const only = question.slice(0, 40).replace(/[^\w-]/g, "");
  return [typed("grade"), "DIR", `--only ${only}`, `--seed ${seed}`, "--rounds 1"];
}
