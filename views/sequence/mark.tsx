/**
 * What happens on one lifeline: a line typed, a screen, a start, an end.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Lang } from "../../wire/text.ts";
import { px } from "./arrow.tsx";
import { cut, widthOf } from "./cut.ts";
import { GUTTER, type Layout } from "./layout.ts";
import type { Row } from "./rows.ts";
import { WORDS } from "./words.ts";

/** The widest tag. */
const MOST_PX = 290;

/** One mark, in the middle of its row. */
export function Mark({ row, y, layout, lang }: {
  readonly row: Row & { readonly kind: "mark" };
  readonly y: number;
  readonly layout: Layout;
  readonly lang: Lang;
}): VNode | null {
  const { seen, more } = row;
  const column = layout.columns.find(({ id }) => id === seen.who);
  if (!column) return null;
  const x = layout.x(column.id);
  const place = { x, y, layout };
  switch (seen.kind) {
    case "typed":
      return <Tag {...place} shape="key" ink={column.ink} text={seen.line} />;
    case "hung-up":
      return <Tag {...place} shape="key" ink={column.ink} text="Ctrl-D" />;
    case "printed": {
      const isError = seen.stream === "stderr";
      const text = `${isError ? "! " : ""}${seen.line}`;
      return (
        <Tag
          {...place}
          shape={isError ? "screen error" : "screen"}
          ink={column.ink}
          text={text}
          after={more > 0 ? ` +${more}` : ""}
        />
      );
    }
    case "started":
      return <Sign {...place} ink={column.ink} shape="start" text={WORDS.starts[lang]} />;
    case "listening":
      return <Sign {...place} ink={column.ink} shape="start" text={WORDS.listens[lang]} />;
    case "exited": {
      const how = seen.signal ?? `${seen.code}`;
      return <Sign {...place} ink={column.ink} shape="end" text={`${WORDS.ends[lang]} (${how})`} />;
    }
    case "quiet":
      return <Sign {...place} ink={column.ink} text={`… ${WORDS.quiet[lang]} ${seen.forMs} ms`} />;
    default:
      return null;
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly layout: Layout;
  readonly ink: string;
  readonly text: string;
}

/** A key that was pressed, with round corners, or a screen, with square ones; the text inside. */
function Tag({ x, y, layout, ink, text, shape, after = "" }: Place & {
  readonly shape: "key" | "screen" | "screen error";
  readonly after?: string;
}): VNode {
  const room = Math.min(MOST_PX, layout.width - GUTTER - 20);
  const shown = cut(text, room - widthOf(after)) + after;
  const width = px(Math.max(widthOf(shown), 12) + 12);
  const left = px(Math.max(GUTTER + 2, Math.min(x - width / 2, layout.width - width - 3)));
  const isKey = shape === "key";
  const box = { x: left, y: y - 9, width, height: 18, rx: isKey ? 5 : 0 };
  return (
    <g>
      <rect class={shape} {...(shape !== "screen error" && { stroke: ink })} {...box} />
      <path
        class={shape}
        {...(shape !== "screen error" && { stroke: ink })}
        d={isKey ? `M${left + 4} ${y + 6.5}h${px(width - 8)}` : `M${left} ${y - 6.5}h${width}`}
      />
      <text
        {...(shape === "screen error" && { class: "error" })}
        x={px(left + width / 2)}
        y={y + 3.5}
        text-anchor="middle"
        xml:space="preserve"
      >
        {shown}
      </text>
    </g>
  );
}

/** A few words beside the lifeline, on the side where there is room. */
function Sign(
  { x, y, layout, ink, text, shape }: Place & { readonly shape?: "start" | "end" },
): VNode {
  const isLeft = x + 13 + widthOf(text) > layout.width - 3;
  return (
    <g>
      {shape === "start" && <circle class="paper" stroke={ink} cx={x} cy={y} r={4} />}
      {shape === "end" && (
        <rect class="end" fill={ink} {...{ x: x - 7.5, y: y - 7.5, width: 15, height: 15 }} />
      )}
      <text
        class="halo faint"
        x={px(isLeft ? x - 12 : x + 12)}
        y={y + 4}
        {...(isLeft && { "text-anchor": "end" })}
      >
        {cut(text, 160)}
      </text>
    </g>
  );
}
