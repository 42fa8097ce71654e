/**
 * The figures of a section, each once: the page shows them, and the README has them as files.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { LATENCY_RULES, LatencyChart } from "../charts/latency_chart.tsx";
import { VISIT_RULES, VisitChart, visitedServers } from "../charts/visit_chart.tsx";
import { Lanes, LANES_RULES } from "../lanes/lanes.tsx";
import { LANES_TITLE } from "../lanes/words.ts";
import { Print, PRINT_RULES } from "../prints/print.tsx";
import { numberOf } from "../sequence/numbers.ts";
import { rowsOf } from "../sequence/rows.ts";
import { Sequence, SEQUENCE_RULES } from "../sequence/sequence.tsx";
import { nameOf } from "../names.ts";
import { anchor, type Section } from "./sections.ts";
import { WORDS } from "./words.ts";

/** A figure with what is needed to show it, or to make a file of it. */
export interface Figure {
  /** In a file's name, behind the section's: `visits-fair`. */
  readonly name: string;
  readonly title: string;
  /** An `<svg>`. */
  readonly drawn: VNode;
  /** The rules that it is drawn by. */
  readonly rules: string;
}

/** The rules of all kinds of figure, for the page. */
export const FIGURE_RULES: readonly string[] = [
  PRINT_RULES,
  SEQUENCE_RULES,
  LANES_RULES,
  VISIT_RULES,
  LATENCY_RULES,
];

/**
 * What there is to show of a run, besides the screens.
 *
 * @param linked whether the figures stand in the page, and may lead to its rows.
 */
export function figuresOf(
  { run }: Section,
  lang: Lang,
  { linked = false } = {},
): readonly Figure[] {
  const sequence = {
    name: "sequence",
    title: WORDS.sequence[lang],
    drawn: Sequence({ run, lang, linked }),
    rules: SEQUENCE_RULES,
  };
  const lanes = {
    name: "lanes",
    title: LANES_TITLE[lang],
    drawn: Lanes({ run, lang }),
    rules: LANES_RULES,
  };
  const visits = visitedServers(run).map((server) => ({
    name: `visits-${anchor(server)}`,
    title: `${WORDS.visits[lang]}: ${nameOf(run, server, lang)}`,
    drawn: VisitChart({ run, lang, server }),
    rules: VISIT_RULES,
  }));
  const latency = {
    name: "latency",
    title: WORDS.latency[lang],
    drawn: LatencyChart({ run, lang }),
    rules: LATENCY_RULES,
  };
  const all = [sequence, lanes, ...visits, latency];
  return all.flatMap(({ drawn, ...rest }) => drawn ? [{ ...rest, drawn }] : []);
}

/** The screen of every participant, each by itself, in the order of the cast. */
export function printsOf({ run }: Section, lang: Lang): readonly Figure[] {
  return Object.keys(run.cast).map((role) => ({
    name: anchor(role),
    title: nameOf(run, role, lang),
    drawn: Print({ run, role, lang }),
    rules: PRINT_RULES,
  }));
}

/** The observations that the figures of the page lead to. */
export function linkedBy(run: Run): ReadonlySet<number> {
  return new Set(rowsOf(run).flatMap((row) => numberOf(row) ?? []));
}
