/**
 * All that was seen in one play, as a table; what the answer cites is marked.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Observation } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { toldShort } from "./clipped.ts";
import { linkedBy } from "./figures.tsx";
import {
  citations,
  folded,
  happenedMs,
  isAgainst,
  isForScreen,
  isScreen,
  type Stretch,
} from "./folds.ts";
import type { Medium } from "./options.ts";
import { inkOf } from "../figures/style.ts";
import { nameOf } from "../names.ts";
import type { Section } from "./sections.ts";
import { sourceOf } from "./sources.ts";
import { foldText, leftOut } from "./told_folds.ts";
import { WORDS } from "./words.ts";

interface Shown {
  readonly id: string;
  readonly run: Run;
  readonly lang: Lang;
  readonly cited: ReadonlyMap<number, readonly number[]>;
  readonly texts: ReadonlyMap<number, string>;
}

/** The table of a section. Every row that is shown has an anchor, `#q1a-4`. */
export function EvidenceTable(
  { section: { id, run }, lang, medium }: {
    readonly section: Section;
    readonly lang: Lang;
    readonly medium: Medium;
  },
): VNode {
  const shown: Shown = { id, run, lang, cited: citations(run), texts: toldTexts(run, lang) };
  const isThere = (stretch: Stretch) =>
    medium === "screen" || stretch.kind === "row" && !isForScreen(stretch.row, shown.cited);
  return (
    <table class="evidence">
      <caption class="unseen">{WORDS.evidenceTable[lang]}</caption>
      <Head lang={lang} />
      <tbody>
        {folded(run, linkedBy(run)).filter(isThere).map((stretch) =>
          stretch.kind === "fold"
            ? <Fold key={stretch.from} shown={shown} fold={stretch} />
            : <Row key={stretch.row.seq} shown={shown} o={stretch.row} />
        )}
        {run.timeline.length === 0 && (
          <tr>
            <td colSpan={5}>{WORDS.nothing[lang]}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** What each observation says: how long a program had been running is known by its start. */
export function toldTexts(run: Run, lang: Lang): ReadonlyMap<number, string> {
  const startedMs = new Map<string, number>();
  return new Map(run.timeline.map((o) => {
    if (o.kind === "started") startedMs.set(o.who, o.ms);
    return [o.seq, toldShort(o, lang, o.ms - (startedMs.get(o.who) ?? 0))];
  }));
}

function Head({ lang, isUnseen }: { readonly lang: Lang; readonly isUnseen?: boolean }): VNode {
  return (
    <thead class={isUnseen ? "unseen" : undefined}>
      <tr>
        <th scope="col">#</th>
        <th scope="col">ms</th>
        <th scope="col">{WORDS.who[lang]}</th>
        <th scope="col">{WORDS.what[lang]}</th>
        <th scope="col">{WORDS.source[lang]}</th>
      </tr>
    </thead>
  );
}

function Row({ shown, o }: { readonly shown: Shown; readonly o: Observation }): VNode {
  const { id, run, lang, cited, texts } = shown;
  const text = texts.get(o.seq) ?? "";
  if (o.kind === "caption") {
    return (
      <tr id={`${id}-${o.seq}`} class="caption">
        <td>{o.seq}</td>
        <td>{o.ms}</td>
        <td colSpan={3}>{text}</td>
      </tr>
    );
  }
  const claims = cited.get(o.seq) ?? [];
  const kind = isForScreen(o, cited)
    ? "for-screen"
    : claims.length === 0
    ? undefined
    : isAgainst(run, o.seq)
    ? "cited against"
    : "cited";
  return (
    <tr id={`${id}-${o.seq}`} class={kind}>
      <td>{o.seq}</td>
      <td>{happenedMs(o)}</td>
      <td style={{ color: inkOf(run, o.who) }}>{nameOf(run, o.who, lang)}</td>
      <td>
        {isScreen(o) ? <code>{text}</code> : text}
        {claims.length > 0 && <Cited {...{ id, run, lang, claims, o }} />}
      </td>
      <td>{sourceOf(o, lang)}</td>
    </tr>
  );
}

function Cited(
  { id, run, lang, claims, o }: Pick<Shown, "id" | "run" | "lang"> & {
    readonly claims: readonly number[];
    readonly o: Observation;
  },
): VNode {
  return (
    <span class="borne">
      {` ${isAgainst(run, o.seq) ? "✘" : "◂"} ${
        (claims.length > 1 ? WORDS.citedSeveral : WORDS.cited)[lang]
      }`}
      {claims.map((n) => [" ", <a key={n} href={`#${id}-claim-${n}`}>{n}</a>])}
    </span>
  );
}

function Fold(
  { shown, fold }: { readonly shown: Shown; readonly fold: Extract<Stretch, { kind: "fold" }> },
): VNode {
  const { lang } = shown;
  const { rows } = fold;
  const summary = foldText(fold, shown.run, lang);
  if (rows.length === 0) {
    return (
      <tr class="fold">
        <td colSpan={5}>
          <p>{summary}</p>
        </td>
      </tr>
    );
  }
  return (
    <tr class="fold">
      <td colSpan={5}>
        <details>
          <summary>{summary}</summary>
          <table class="evidence">
            <Head lang={lang} isUnseen />
            <tbody>{rows.map((o) => <Row key={o.seq} shown={shown} o={o} />)}</tbody>
          </table>
          {fold.count > rows.length && <p>{leftOut(fold.count - rows.length, lang)}</p>}
        </details>
      </td>
    </tr>
  );
}
