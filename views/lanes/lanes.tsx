/**
 * A chat as lanes side by side: a line on the lane of who said it, and on every other where it was shown.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import type { FigureProps } from "../figures/picture.tsx";
import { inkOf } from "../figures/style.ts";
import { roleOf } from "../names.ts";
import { px } from "../sequence/arrow.tsx";
import { cut, idOf, NAME_PX, widthOf } from "../sequence/cut.ts";
import { GUTTER } from "../sequence/layout.ts";
import { cutNotice } from "./notice.ts";
import { membersOf, type Moment, momentsOf, type Showing } from "./conversation.ts";
import { LANES_TITLE, WORDS } from "./words.ts";
import rules from "./lanes.css" with { type: "text" };

/** The rules of the lanes. */
export const LANES_RULES: string = rules;

const HEAD = 46;
const STEP = 34;
/** So much more goes into small letters. */
const SMALLER = 12 / 10;
/** So many rows are a picture that can still be read. */
const MOST_ROWS = 48;

interface Lane {
  readonly id: string;
  readonly name: string;
  readonly ink: string;
  readonly left: number;
  readonly width: number;
}

/** The lanes of a chat of two or more; null where a run has none. */
export function Lanes({ run, lang }: FigureProps): VNode | null {
  const members = membersOf(run);
  if (members.length < 2) return null;
  const moments = momentsOf(run);
  const drawn = moments.slice(0, MOST_ROWS);
  const more = moments.length - drawn.length;
  const laneWidth = members.length <= 2 ? 280 : members.length === 3 ? 268 : 200;
  const lanes = members.map((id, i): Lane => ({
    id,
    name: cut(roleOf(run, id)?.name[lang] ?? id, NAME_PX),
    ink: inkOf(run, id),
    left: GUTTER + i * laneWidth + 4,
    width: laneWidth - 8,
  }));
  const width = GUTTER + members.length * laneWidth + 4;
  const bottom = HEAD + drawn.length * STEP + (more > 0 ? STEP : 0) + 6;
  const id = idOf(run.scenario, "lanes", lang);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${bottom + 44}`}
      width={width}
      height={bottom + 44}
      class="lanes"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{cut(`${LANES_TITLE[lang]}: ${run.title[lang]}`, 2_000)}</title>
      <desc id={`${id}-desc`}>{told(moments, run, lang)}</desc>
      <rect class="paper" width={width} height={bottom + 44} />
      {lanes.map((lane) => <LaneHead key={lane.id} lane={lane} bottom={bottom} />)}
      {drawn.map((moment, i) => (
        <Row key={i} y={HEAD + i * STEP + STEP / 2} {...{ moment, lanes, lang }} />
      ))}
      {more > 0 && (
        <text class="faint" x={width / 2} y={bottom - STEP / 2} text-anchor="middle">
          {lang === "pt" ? `⋯ mais ${more} ⋯` : `⋯ ${more} more ⋯`}
        </text>
      )}
      {legendOf(moments, lang).map((line, i) => (
        <text key={i} class="faint" x={6} y={bottom + 19 + i * 16}>{line}</text>
      ))}
    </svg>
  );
}

/** The legend, with what does not occur left out. */
function legendOf(moments: readonly Moment[], lang: Lang): readonly string[] {
  const isMissing = moments.some((m) =>
    m.kind === "said" && Object.values(m.on).some(({ kind }) => kind === "missing")
  );
  return [WORDS.legend[lang], ...(isMissing ? [WORDS.crossed[lang]] : [])];
}

function told(moments: readonly Moment[], run: Run, lang: Lang): string {
  const lines = moments.flatMap((m) => m.kind === "said" ? Object.values(m.on) : []);
  const missing = lines.filter(({ kind }) => kind === "missing").length;
  const names = membersOf(run).map((id) => cut(roleOf(run, id)?.name[lang] ?? id, NAME_PX)).join(
    ", ",
  );
  const said = moments.filter(({ kind }) => kind === "said").length;
  return lang === "pt"
    ? `${names}. Linhas: ${said}; mostradas: ${lines.length - missing}; que faltam: ${missing}.`
    : `${names}. Lines: ${said}; shown: ${lines.length - missing}; missing: ${missing}.`;
}

function LaneHead({ lane, bottom }: { readonly lane: Lane; readonly bottom: number }): VNode {
  const { left, width, ink, name } = lane;
  return (
    <g>
      <rect class="lane" {...{ x: left, y: 4, width, height: bottom - 4, rx: 6 }} />
      <rect fill={ink} {...{ x: left, y: 4, width, height: 4, rx: 2 }} />
      <text class="name" x={left + width / 2} y={27} text-anchor="middle">
        <tspan fill={ink}>{cut(name, width - 10)}</tspan>
      </text>
    </g>
  );
}

function Row({ moment, lanes, y, lang }: {
  readonly moment: Moment;
  readonly lanes: readonly Lane[];
  readonly y: number;
  readonly lang: Lang;
}): VNode | null {
  const lane = lanes.find(({ id }) => id === moment.who);
  if (!lane) return null;
  return (
    <g>
      <text class="faint small" x={4} y={y + 4}>{`#${moment.seq}`}</text>
      <text class="faint small" x={GUTTER - 10} y={y + 4} text-anchor="end">
        {`${Math.round(moment.ms)} ms`}
      </text>
      {moment.kind === "said"
        ? <Line {...{ moment, lane, lanes, y, lang }} />
        : <Notice {...{ moment, lane, lanes, y, lang }} />}
    </g>
  );
}

/** What came and went, as a small mark; what a screen told of it, in small letters. */
function Notice({ moment, lane, lanes, y, lang }: {
  readonly moment: Exclude<Moment, { kind: "said" }>;
  readonly lane: Lane;
  readonly lanes: readonly Lane[];
  readonly y: number;
  readonly lang: Lang;
}): VNode {
  const isTold = moment.kind === "noticed";
  const text = isTold ? named(moment.text, moment.about, lanes) : WORDS[moment.kind][lang];
  const sign = { came: "●", left: "■", crashed: "✕", noticed: "·" }[moment.kind];
  return (
    <text class="faint small" x={lane.left + 8} y={y + 4}>
      <tspan fill={isTold ? undefined : lane.ink}>{sign}</tspan>
      {` ${cutNotice(text, (lane.width - 22) * SMALLER)}`}
    </text>
  );
}

/** A notice in short: with the member's name where the program has only an address. */
function named(
  text: string,
  about: Readonly<Record<string, string>>,
  lanes: readonly Lane[],
): string {
  return Object.entries(about).reduce(
    (told, [address, who]) =>
      told.replaceAll(address, () => lanes.find(({ id }) => id === who)?.name ?? address),
    text.replace(/^\* /, ""),
  );
}

function Line({ moment, lane, lanes, y, lang }: {
  readonly moment: Moment & { readonly kind: "said" };
  readonly lane: Lane;
  readonly lanes: readonly Lane[];
  readonly y: number;
  readonly lang: Lang;
}): VNode {
  const bubbleOf = (at: Lane, text: string) => {
    const width = Math.min(at.width - 12, Math.max(widthOf(text) + 16, 40));
    return { x: px(at.left + (at.width - width) / 2), width: px(width) };
  };
  const parts = moment.writes > 1 ? ` (${moment.writes} writes)` : "";
  const text = cut(moment.text, lane.width - 28 - widthOf(parts)) + parts;
  const own = bubbleOf(lane, text);
  const middle = (at: Lane) => at.left + at.width / 2;
  const reached = [lane, ...lanes.filter(({ id }) => moment.on[id]?.kind === "shown")].map(middle);
  return (
    <>
      <path class="connector" d={`M${Math.min(...reached)} ${y}H${Math.max(...reached)}`} />
      {lanes.map((other) => {
        const showing = moment.on[other.id];
        return showing && (
          <Elsewhere
            key={other.id}
            {...{ showing, y, lang, text: moment.text, lane: other, ink: lane.ink }}
          />
        );
      })}
      <rect fill={lane.ink} {...{ ...own, y: y - 10, height: 20, rx: 9 }} />
      <text class="own" x={lane.left + lane.width / 2} y={y + 4} text-anchor="middle">{text}</text>
    </>
  );
}

/** The line on another lane: an outline with the delay, or a cross where it is missing. */
function Elsewhere({ showing, lane, text, ink, y, lang }: {
  readonly showing: Showing;
  readonly lane: Lane;
  readonly text: string;
  readonly ink: string;
  readonly y: number;
  readonly lang: Lang;
}): VNode {
  const isMissing = showing.kind === "missing";
  const note = isMissing ? WORDS.missing[lang] : `+${Math.round(showing.afterMs)} ms`;
  const noteWidth = widthOf(note) / SMALLER;
  const label = cut(isMissing ? "✕" : text, lane.width - 12 - noteWidth - 27);
  const width = px(Math.min(lane.width - 12, widthOf(label) + noteWidth + 27));
  const left = px(lane.left + (lane.width - width) / 2);
  const outline = { x: left, y: y - 10, width, height: 20, rx: 9 };
  const ends = { x: px(left + width - 9), y: y + 3.5, "text-anchor": "end" } as const;
  if (isMissing) {
    return (
      <g class="missing">
        <rect {...outline} />
        <path d={`M${left + 9} ${y - 4}l8 8m0 -8l-8 8`} />
        <text class="small" {...ends}>{note}</text>
      </g>
    );
  }
  return (
    <g>
      <rect class="shown" stroke={ink} {...outline} />
      <text x={left + 9} y={y + 4}>{label}</text>
      <text class="faint small" {...ends}>{note}</text>
    </g>
  );
}
