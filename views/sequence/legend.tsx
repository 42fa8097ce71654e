/**
 * The legend of a sequence diagram: only what occurs in it.
 *
 * @module
 */
import stringWidth from "string-width";
import type { ComponentChildren, VNode } from "preact";
import type { Run } from "../../core/run.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { wrap } from "../../wire/text.ts";
import { Arrow, px, type Stroke, strokeOf } from "./arrow.tsx";
import { CHAR_PX, widthOf } from "./cut.ts";
import type { Layout } from "./layout.ts";
import { isOutOfOrder } from "./numbers.ts";
import { LEGEND, SOURCES, WORDS } from "./words.ts";

interface Item {
  readonly text: Text;
  readonly sample: ComponentChildren;
}

const ARROWS: Record<Stroke, Text> = {
  plain: LEGEND.delivered,
  handshake: LEGEND.handshake,
  open: LEGEND.unaccepted,
  refused: LEGEND.refused,
  reset: LEGEND.reset,
  lost: LEGEND.lost,
  asked: LEGEND.unanswered,
  icmp: LEGEND.unreachable,
};

const SAMPLE = 46;
const LINE = 24;

/** How high the legend is, and what is in it, each with its place. */
export function legendOf(
  layout: Layout,
  run: Run,
  lang: Lang,
): { readonly height: number; readonly drawn: VNode } {
  const left = 10;
  const room = layout.width - left;
  let [x, y] = [left, 0];
  const items = itemsOf(layout).map(({ text, sample }) => {
    const width = SAMPLE + widthOf(text[lang]) + 18;
    if (x > left && x + width > room) [x, y] = [left, y + LINE];
    const place = { x, y };
    x += width;
    return { ...place, sample, text: text[lang] };
  });
  const notes = [
    WORDS.order,
    ...(isOutOfOrder(layout.rows.map(({ row }) => row)) ? [WORDS.numbers] : []),
    ...sourcesIn(layout).map((s) => SOURCES[s]),
    ...leftOut(run),
  ].flatMap((text) => wrap(text[lang], (room - 10) / CHAR_PX, stringWidth));
  const noted = y + LINE + 8;
  const drawn = (
    <g class="legend" transform={`translate(0 ${layout.bottom + 26})`}>
      {items.map((item) => (
        <g key={item.text} transform={`translate(${px(item.x)} ${item.y})`}>
          {item.sample}
          <text x={SAMPLE} y={4}>{item.text}</text>
        </g>
      ))}
      {notes.map((line, i) => <text key={i} class="faint" x={left} y={noted + i * 16}>{line}
      </text>)}
    </g>
  );
  return { height: 26 + noted + notes.length * 16, drawn };
}

/** Of a capture or a trace only the beginning may have been kept: the arrows then end too early. */
function leftOut({ timeline }: Run): readonly Text[] {
  const isCaptured = timeline.some(({ kind }) => kind === "segment" || kind === "datagram");
  const what = isCaptured ? "packets" : "syscalls";
  return timeline.flatMap((o) =>
    o.kind === "unseen" && o.what === what && o.left
      ? [{
        en: `Only the beginning was kept: ${o.left} more are not drawn.`,
        pt: `Só o começo foi guardado: mais ${o.left} não estão desenhados.`,
      }]
      : []
  );
}

function sourcesIn({ rows }: Layout) {
  return [
    ...new Set(rows.flatMap(({ row }) => row.kind === "message" ? [row.message.source] : [])),
  ];
}

function itemsOf(layout: Layout): readonly Item[] {
  const { rows } = layout;
  const marks = new Set(rows.flatMap(({ row }) => {
    if (row.kind !== "mark") return [];
    const { seen } = row;
    return [seen.kind === "printed" ? seen.stream : seen.kind];
  }));
  const ink = layout.columns[0]?.ink ?? "var(--ink)";
  const [source = "captured"] = sourcesIn(layout);
  const strokes = new Set(
    rows.flatMap(({ row }) => row.kind === "message" ? [strokeOf(row.message)] : []),
  );
  const bar = (width: number, opacity: number) => (
    <rect fill={ink} fill-opacity={opacity} {...{ x: 20 - width / 2, y: -9, width, height: 18 }} />
  );
  return [
    ...(marks.has("started") ? [{ text: LEGEND.runs, sample: bar(5, 0.35) }] : []),
    ...(marks.has("listening") ? [{ text: LEGEND.listens, sample: bar(10, 1) }] : []),
    ...(marks.has("typed") ? [{ text: LEGEND.typed, sample: box("key", ink) }] : []),
    ...(marks.has("stdout") ? [{ text: LEGEND.printed, sample: box("screen", ink) }] : []),
    ...(marks.has("stderr") ? [{ text: LEGEND.error, sample: box("screen error") }] : []),
    ...Object.entries(ARROWS).filter(([stroke]) => strokes.has(stroke as Stroke)).map((
      [stroke, text],
    ) => ({
      text,
      sample: <Arrow from={-3} to={43} y={0} stroke={stroke as Stroke} source={source} />,
    })),
  ];
}

function box(shape: string, ink?: string): VNode {
  const isKey = shape === "key";
  return (
    <>
      <rect
        class={shape}
        {...(ink && { stroke: ink })}
        {...{ x: 4, y: -8, width: 32, height: 16, rx: isKey ? 5 : 0 }}
      />
      <path
        class={shape}
        {...(ink && { stroke: ink })}
        d={isKey ? "M8 5.5h24" : "M4 -5.5h32"}
      />
      {shape === "screen error" && <text class="error" x={8} y={5}>!</text>}
    </>
  );
}
