/**
 * Who takes part, where, and when each runs and listens.
 *
 * @module
 */
import stringWidth from "string-width";
import type { VNode } from "preact";
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { wrap } from "../../wire/text.ts";
import { px } from "./arrow.tsx";
import { CHAR_PX, cut } from "./cut.ts";
import { type Column, HEAD, type Layout } from "./layout.ts";
import { WORDS } from "./words.ts";

/** Boxes around the lifelines of each machine, where there are two. */
export function Machines(
  { run, layout, lang }: {
    readonly run: Run;
    readonly layout: Layout;
    readonly lang: Lang;
  },
): VNode | null {
  const machines = run.timeline.find((o) => o.kind === "machines");
  if (machines?.kind !== "machines") return null;
  const { columns, x, columnWidth, bottom } = layout;
  return (
    <>
      {machines.addresses.map((address, i) => {
        const own = columns.filter(({ machine }) => machine === i + 1);
        const [first, last] = [own[0], own.at(-1)];
        if (!first || !last) return null;
        const left = x(first.id) - columnWidth / 2 + 3;
        const width = x(last.id) + columnWidth / 2 - 3 - left;
        return (
          <g key={address}>
            <rect
              class="machine"
              {...{ x: px(left), y: 1, width: px(width), height: bottom - 1, rx: 6 }}
            />
            <text class="faint small" x={px(left + 8)} y={12}>
              {cut(`${WORDS.machine[lang]} ${i + 1} · ${address}`, width - 16)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** A participant's head, its lifeline, and bars: thin while it runs, thick while it listens. */
export function Lifeline(
  { column, run, layout }: {
    readonly column: Column;
    readonly run: Run;
    readonly layout: Layout;
  },
): VNode {
  const x = layout.x(column.id);
  const { isAbsent, ink } = column;
  return (
    <g>
      <line
        class={`lifeline${isAbsent ? " absent" : ""}`}
        {...{ x1: x, x2: x, y1: HEAD - 4, y2: layout.bottom }}
      />
      {spans(run, column.id, "started", layout).map(({ top, height }) => (
        <rect
          key={top}
          fill={ink}
          fill-opacity="0.35"
          {...{ x: x - 2.5, y: top, width: 5, height }}
        />
      ))}
      {spans(run, column.id, "listening", layout).map(({ top, height }) => (
        <rect key={top} fill={ink} {...{ x: x - 5, y: top, width: 10, height, rx: 2 }} />
      ))}
    </g>
  );
}

/** From each fact of this kind to the end of the program; to the bottom, where only the lab ended it. */
function spans(
  { timeline }: Run,
  role: string,
  kind: "started" | "listening",
  layout: Layout,
): readonly { readonly top: number; readonly height: number }[] {
  const own = timeline.filter(({ who }) => who === role);
  const ends = own.filter((o) => o.kind === "exited");
  return own.filter((o) => o.kind === kind).flatMap((o, i) => {
    // A role that is started again and again ends as often.
    const end = [...ends.slice(i), ...ends].find(({ seq }) => seq > o.seq);
    const top = middleOf(o.seq, layout);
    if (top === undefined) return [];
    const bottom = (end && middleOf(end.seq, layout)) ?? layout.bottom;
    return [{ top, height: px(Math.max(0, bottom - top)) }];
  });
}

/** The middle of the row that shows the observation, or that stands for it where it is left out. */
function middleOf(seq: number, { rows }: Layout): number | undefined {
  const shows = rows.filter(({ row }) => row.seqs.includes(seq));
  const placed = shows.find(({ row }) => row.kind === "mark") ?? shows[0];
  return placed && px(placed.top + placed.height * 0.6);
}

/** The name, and under it the port, where others call it, or that it was not started. */
export function Head(
  { column, layout }: { readonly column: Column; readonly layout: Layout },
): VNode {
  const { ink, isAbsent, name, note } = column;
  const x = layout.x(column.id);
  const width = Math.min(layout.columnWidth - 8, 150);
  const inner = width - 6;
  const names = wrap(name, Math.floor(inner / CHAR_PX), stringWidth);
  const lines = names.length <= 2 ? names : [names[0] ?? "", cut(names.slice(1).join(" "), inner)];
  const [top, height] = [17, 41];
  const all = [
    ...lines.map((line) => ({ line, style: "name" })),
    ...(note ? [{ line: note, style: "small" }] : []),
  ];
  const first = top + height / 2 + 4 - (all.length - 1) * 6.5;
  return (
    <g>
      <rect
        class="paper"
        stroke={ink}
        stroke-width="1.5"
        {...(isAbsent && { "stroke-dasharray": "3 3" })}
        {...{ x: px(x - width / 2), y: top, width, height, rx: 4 }}
      />
      {all.map(({ line, style }, i) => (
        <text key={i} class={style} x={x} y={px(first + i * 13)} text-anchor="middle">
          <tspan fill={ink}>{line}</tspan>
        </text>
      ))}
    </g>
  );
}
