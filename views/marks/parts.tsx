/**
 * What both pages of marks consist of: texts from outside, signs, boxes.
 *
 * @module
 */
import type { ComponentChildren, VNode } from "preact";
import type { ClaimMark, QuestionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { fitting, shown } from "../figures/cells.ts";
import { moreText, SIGNS, type Standing, STANDINGS, WORDS } from "./words.ts";

/** No text of a stranger makes a page longer than this, in UTF-16 units. */
const MOST_CHARS = 4_000;
const MOST_COLUMNS = 1_200;
const MOST_LINES = 60;

/** A text from outside, visible and bounded. */
export function safe(text: string): string {
  return fitting(shown(text.slice(0, MOST_CHARS)), MOST_COLUMNS);
}

/** How a claim stands. */
export function standingOf({ verdict, flaky }: ClaimMark): Standing {
  return flaky ? "flaky" : verdict;
}

/** Whether nothing of the question could be played for want of programs. */
export function isMissing({ claims, fault }: QuestionMark): boolean {
  return claims.length === 0 && !fault;
}

/** A sign, with its word for those who do not see it, or for everybody. */
export function Sign(
  { standing, lang, spelt = false, count }: {
    readonly standing: Standing;
    readonly lang: Lang;
    readonly spelt?: boolean;
    readonly count?: number;
  },
): VNode {
  const word = STANDINGS[standing][lang];
  return (
    <span class={`sign ${standing}`}>
      <span aria-hidden="true">{SIGNS[standing]}{count === undefined ? "" : ` ${count}`}</span>
      {spelt ? ` ${word}` : (
        <span class="unseen">
          {count === undefined ? `${word} ` : ` ${count} ${word}`}
        </span>
      )}
    </span>
  );
}

/** What the signs mean. */
export function Legend({ lang }: { readonly lang: Lang }): VNode {
  const standings: readonly Standing[] = ["met", "unmet", "flaky", "undecided", "fault"];
  return (
    <p class="legend">
      <span>{WORDS.legend[lang]}:</span>
      {standings.map((standing) => [" ", <Sign key={standing} {...{ standing, lang }} spelt />])}
      <span>{` — ${WORDS.missing[lang].toLowerCase()}`}</span>
    </p>
  );
}

/** Lines as a terminal has them. They may be a stranger's: shown, never obeyed. */
export function Terminal(
  { label, lines, lang }: {
    readonly label: string;
    readonly lines: readonly string[];
    readonly lang: Lang;
  },
): VNode {
  const kept = lines.slice(0, MOST_LINES).map(safe);
  const left = lines.length - kept.length;
  return (
    <Scroll label={label} kind="terminal">
      <pre><code>{kept.join("\n")}</code></pre>
      {left > 0 && <p class="more">{moreText(left, lang)}</p>}
    </Scroll>
  );
}

/** What is too wide for a phone scrolls in a box of its own, by keyboard too. */
export function Scroll(
  { label, kind, children }: {
    readonly label: string;
    readonly kind: string;
    readonly children: ComponentChildren;
  },
): VNode {
  return (
    <div class={`scroll ${kind}`} tabIndex={0} role="region" aria-label={label}>{children}</div>
  );
}

/** Terms and what is said of them; those without text are left out. */
export function Facts(
  { facts }: { readonly facts: readonly (readonly [string, string | undefined])[] },
): VNode {
  return (
    <dl class="facts">
      {facts.map(([term, text]) =>
        text !== undefined && (
          <div>
            <dt>{term}</dt>
            <dd>{safe(text)}</dd>
          </div>
        )
      )}
    </dl>
  );
}
