/**
 * Who spoke to whom, in which order: the sequence diagram of a run.
 *
 * A small drawing of our own rather than mermaid's: mermaid 12.3 is 5.5 MB of JavaScript (dist/mermaid.min.js),
 * and draws only where there is a DOM that measures text. A page that stands alone would carry all of it, the
 * pictures of report.md could not be made without a browser, and the bytes would depend on the reader's fonts.
 *
 * @module
 */
import type { VNode } from "preact";
import type { FigureProps } from "../figures/picture.tsx";
import { Arrow, px, strokeOf } from "./arrow.tsx";
import { cut, idOf, widthOf } from "./cut.ts";
import { columnOf, GUTTER, type Layout, layOut, type PlacedRow } from "./layout.ts";
import { legendOf } from "./legend.tsx";
import { Head, Lifeline, Machines } from "./lifelines.tsx";
import { Mark } from "./mark.tsx";
import { isInferred, numberOf } from "./numbers.ts";
import { rowsOf } from "./rows.ts";
import rules from "./sequence.css" with { type: "text" };
import { describe, WORDS } from "./words.ts";

/** The rules of the sequence diagram. */
export const SEQUENCE_RULES: string = rules;

/** What the diagram is given; `linked`: its numbers lead to the rows of the evidence, `#q1a-5`. */
export interface SequenceProps extends FigureProps {
  readonly linked?: boolean;
}

/** The sequence diagram of a run; null where nothing took place on any lifeline. */
export function Sequence({ run, lang, linked = false }: SequenceProps): VNode | null {
  const rows = rowsOf(run);
  if (rows.every(({ kind }) => kind === "caption")) return null;
  const layout = layOut(run, rows, lang);
  const { columns, width } = layout;
  const legend = legendOf(layout, run, lang);
  const height = px(layout.bottom + legend.height);
  const id = idOf(run.scenario, "sequence", lang);
  const shared = { run, layout, lang };
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      class={columns.length > 5 ? "sequence wide" : "sequence"}
      // What has the role of an image hides the links inside it from those who do not see it.
      role={linked ? "group" : "img"}
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{cut(`${WORDS.title[lang]}: ${run.title[lang]}`, 2_000)}</title>
      <desc id={`${id}-desc`}>{describe(rows, run, lang)}</desc>
      <rect class="paper" width={width} height={height} />
      <Machines {...shared} />
      {columns.map((column) => <Lifeline key={column.id} column={column} {...shared} />)}
      {layout.rows.map((placed) => (
        <PictureRow key={placed.top} placed={placed} linked={linked} {...shared} />
      ))}
      {columns.map((column) => <Head key={column.id} column={column} layout={layout} />)}
      {legend.drawn}
    </svg>
  );
}

interface RowProps extends Required<SequenceProps> {
  readonly placed: PlacedRow;
  readonly layout: Layout;
}

function PictureRow({ placed, run, layout, lang, linked }: RowProps): VNode {
  const { row, top, height } = placed;
  const y = px(top + height * 0.6);
  const seq = numberOf(row);
  return (
    <g class={row.kind === "caption" ? "step" : undefined}>
      {seq !== undefined && (
        <Number
          seq={seq}
          y={row.kind === "caption" ? top + 23 : y + 4}
          href={linked ? `#${run.scenario}-${seq}` : undefined}
          // Of what was not seen itself no time is known, only what it follows from.
          ms={isInferred(row) ? undefined : row.ms}
        />
      )}
      {row.kind === "caption" && <Step placed={placed} layout={layout} />}
      {row.kind === "mark" && <Mark {...{ row, y, layout, lang }} />}
      {row.kind === "message" && <Travels {...{ placed, run, layout, lang, linked }} />}
      {row.kind === "gap" && (
        <text class="faint halo" x={px((GUTTER + layout.width) / 2)} y={y + 4} text-anchor="middle">
          {lang === "pt" ? `⋯ mais ${row.rows} ⋯` : `⋯ ${row.rows} more ⋯`}
        </text>
      )}
    </g>
  );
}

function Number({ seq, y, href, ms }: {
  readonly seq: number;
  readonly y: number;
  readonly href: string | undefined;
  readonly ms: number | undefined;
}): VNode {
  const text = (
    <text class={href ? "small" : "faint small"} x={4} y={y}>
      {ms === undefined ? `(${seq})` : `#${seq}`}
    </text>
  );
  return (
    <>
      {href ? <a href={href}>{text}</a> : text}
      {ms !== undefined && (
        <text class="faint small" x={GUTTER - 10} y={y} text-anchor="end">
          {`${Math.round(ms)} ms`}
        </text>
      )}
    </>
  );
}

/** What the lab says, across the picture. */
function Step({ placed: { top, lines }, layout }: {
  readonly placed: PlacedRow;
  readonly layout: Layout;
}): VNode {
  return (
    <>
      <line x1={4} x2={layout.width - 4} y1={top + 8} y2={top + 8} />
      {lines.map((line, i) => (
        <g key={i}>
          {/* A halo is too thin: beside a letter the bar of who listens still shows, and reads as a letter. */}
          <rect
            class="paper"
            {...{ x: GUTTER - 4, y: top + 11 + i * 16, width: px(widthOf(line) + 8), height: 16 }}
          />
          <text x={GUTTER} y={top + 23 + i * 16}>{line}</text>
        </g>
      ))}
    </>
  );
}

function Travels({ placed: { row, top, height }, run, layout, lang }: RowProps): VNode | null {
  if (row.kind !== "message") return null;
  const { message, more } = row;
  const [from, to] = [message.from, message.to].map((end) => layout.x(columnOf(end, run)));
  if (from === undefined || to === undefined) return null;
  const y = px(top + height * 0.8);
  const room = Math.min(layout.width - GUTTER - 12, Math.max(Math.abs(to - from) - 20, 250));
  const after = more > 0 ? ` +${more}` : "";
  const text = cut(message.label[lang], room - widthOf(after)) + after;
  const middle = middleOf(text, from, to, layout);
  return (
    <>
      <text class="halo" x={px(middle)} y={px(y - 8.5)} text-anchor="middle">{text}</text>
      <Arrow {...{ from, to, y }} stroke={strokeOf(message)} source={message.source} />
    </>
  );
}

/** Where a label stands: over its arrow, or, where it is wider, away from the bar of who listens. */
function middleOf(text: string, from: number, to: number, layout: Layout): number {
  const half = widthOf(text) / 2;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const fits = 2 * half <= right - left - 16;
  const isThick = layout.columns.some(({ id, note }) => note !== "" && layout.x(id) === left);
  const wanted = fits ? (left + right) / 2 : isThick ? left + 10 + half : right - 10 - half;
  return Math.max(GUTTER + half, Math.min(wanted, layout.width - half - 4));
}
