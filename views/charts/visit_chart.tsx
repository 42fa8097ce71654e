/**
 * Who was inside the shared document when: a Gantt chart for each server with a document.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Run } from "../../core/run.ts";
import { type Visit, visitsTo } from "../../core/visits.ts";
import type { Lang, Text } from "../../wire/text.ts";
import type { FigureProps } from "../figures/picture.tsx";
import { ending } from "../layout.ts";
import { shown } from "../figures/cells.ts";
import { roleOf } from "../names.ts";
import { idOf } from "../sequence/cut.ts";
import { scale, type Span, ticks } from "./scale.ts";
import rules from "./visit_chart.css" with { type: "text" };

/** How the chart is drawn. */
export const VISIT_RULES: string = rules;

/** So many visits, and visitors, make a picture; more would make a wall. */
const [MOST_VISITS, MOST_VISITORS] = [240, 32];
/** Of a name that is longer the end is shown: of an address, the port. */
const MOST_NAME_COLUMNS = 24;
/** ... and of a heap of marks without a width, no more than this. */
const MOST_NAME_UNITS = 200;

const [WIDTH, TOP, ROW, BAR, BOTTOM] = [720, 36, 26, 14, 40];

const WORDS = {
  title: { en: "Who was inside when", pt: "Quem esteve dentro, e quando" },
  waits: { en: "waits", pt: "espera" },
  reader: { en: "reads", pt: "lê" },
  writer: { en: "writes", pt: "escreve" },
  axis: { en: "ms since the start of the play", pt: "ms desde o início do experimento" },
} as const satisfies Record<string, Text>;

type Act = "waits" | Visit["as"];

/** The servers whose documents were visited, in the order of the cast. */
export function visitedServers(run: Run): readonly string[] {
  return Object.keys(run.cast).filter((server) => arrivals(run, server).length > 0);
}

function arrivals(run: Run, server: string): readonly Visit[] {
  return visitsTo(run.timeline, server).filter(({ at }) => at.arrives).slice(0, MOST_VISITS);
}

/** The chart of one server, the first that was visited unless told; null where nobody came. */
export function VisitChart(
  { run, lang, server = visitedServers(run)[0] ?? "" }: FigureProps & { readonly server?: string },
): VNode | null {
  const visits = arrivals(run, server);
  if (visits.length === 0) return null;
  const visitors = [...new Set(visits.map(({ who }) => who))].slice(0, MOST_VISITORS);
  const nameOf = (who: string) => {
    const name = roleOf(run, who)?.name[lang] ?? who;
    return ending(shown(name.slice(-MOST_NAME_UNITS)), MOST_NAME_COLUMNS);
  };
  const times = visits.flatMap(({ at }) => Object.values(at).map(({ ms }) => ms));
  const span: Span = [Math.min(...times), Math.max(...times)];
  const left = 20 + 7.2 * Math.max(...visitors.map((who) => nameOf(who).length));
  const x = scale(span, [left, WIDTH - 16]);
  const height = TOP + ROW * visitors.length + BOTTOM;
  const foot = height - BOTTOM;
  const id = idOf(run.scenario, "visits", server);
  const fillOf = (act: Act) => `url(#${id}-${act})`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="visits"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{`${WORDS.title[lang]}: ${nameOf(server)}`}</title>
      <desc id={`${id}-desc`}>{visits.map((v) => told(v, nameOf(v.who), lang)).join("; ")}</desc>
      <Patterns id={id} />
      <Legend left={left} fillOf={fillOf} lang={lang} />
      {ticks(span, 8).map((ms) => (
        <>
          <path class="grid" d={`M${x(ms)} ${TOP - 4}V${foot + 4}`} />
          <text class="tick" x={x(ms)} y={foot + 18} text-anchor="middle">{ms}</text>
        </>
      ))}
      <text class="tick" x={WIDTH - 16} y={height - 5} text-anchor="end">{WORDS.axis[lang]}</text>
      {visitors.map((who, i) => (
        <>
          <path class="rule" d={`M8 ${TOP + ROW * i}H${WIDTH - 8}`} />
          <text class="name" x={left - 10} y={TOP + ROW * i + 17} text-anchor="end">
            {nameOf(who)}
          </text>
          {visits.filter((visit) => visit.who === who).map((visit) => (
            <Bars visit={visit} end={span[1]} x={x} y={TOP + ROW * i + 6} fillOf={fillOf} />
          ))}
        </>
      ))}
      <path class="rule" d={`M8 ${foot}H${WIDTH - 8}`} />
    </svg>
  );
}

/** A visit in words: what a pointer over it shows, and what is read aloud. */
function told({ as, at }: Visit, name: string, lang: Lang): string {
  const stretch = (act: Act, from?: number, to?: number) =>
    from === undefined ? [] : [`${WORDS[act][lang]} ${from}–${to ?? "…"} ms`];
  const acts = [
    ...stretch("waits", at.arrives?.ms, at.enters?.ms),
    ...stretch(as, at.enters?.ms, at.leaves?.ms),
  ];
  return `${name}: ${acts.join(", ")}`;
}

function Bars({ visit: { as, at }, end, x, y, fillOf }: {
  readonly visit: Visit;
  /** Where what never ended is cut off. */
  readonly end: number;
  readonly x: (ms: number) => number;
  readonly y: number;
  readonly fillOf: (act: Act) => string;
}): VNode {
  const bar = (act: Act, from: number, to: number, least: number) => (
    <rect
      class={act}
      x={x(from)}
      y={y}
      width={Math.max(least, Math.round((x(to) - x(from)) * 10) / 10)}
      height={BAR}
      fill={fillOf(act)}
    />
  );
  const waited = at.arrives && (at.enters?.ms ?? end) > at.arrives.ms;
  return (
    <>
      {waited && at.arrives && bar("waits", at.arrives.ms, at.enters?.ms ?? end, 1)}
      {at.enters && bar(as, at.enters.ms, at.leaves?.ms ?? end, 2)}
    </>
  );
}

/** Told apart without colours too: stripes wait, dots read, what is full writes. */
function Patterns({ id }: { readonly id: string }): VNode {
  const tile = { width: 6, height: 6, patternUnits: "userSpaceOnUse" } as const;
  return (
    <defs>
      <pattern id={`${id}-waits`} {...tile} patternTransform="rotate(45)">
        <rect class="stripe" width="2" height="6" />
      </pattern>
      <pattern id={`${id}-reader`} {...tile}>
        <rect class="reads" width="6" height="6" />
        <circle class="dot" cx="3" cy="3" r="1.4" />
      </pattern>
      <pattern id={`${id}-writer`} {...tile}>
        <rect class="writes" width="6" height="6" />
      </pattern>
    </defs>
  );
}

function Legend({ left, fillOf, lang }: {
  readonly left: number;
  readonly fillOf: (act: Act) => string;
  readonly lang: Lang;
}): VNode {
  const acts: readonly Act[] = ["waits", "reader", "writer"];
  return (
    <>
      {acts.map((act, i) => (
        <>
          <rect class={act} x={left + 110 * i} y="8" width="28" height={BAR} fill={fillOf(act)} />
          <text class="name" x={left + 110 * i + 36} y="19">{WORDS[act][lang]}</text>
        </>
      ))}
    </>
  );
}
