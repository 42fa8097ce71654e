/**
 * A print: one participant's terminal as a picture.
 *
 * @module
 */
import type { VNode } from "preact";
import type { FigureProps } from "../figures/picture.tsx";
import { cellsOf, fitting } from "../figures/cells.ts";
import { described } from "./described.ts";
import type { ScreenInk } from "./lines.ts";
import rules from "./print.css" with { type: "text" };
import { excerpt, MOST_ROWS, rowsOf } from "./screen.ts";
import { titleOf, WORDS } from "./words.ts";
import { COLUMNS, type Row } from "./wrap.ts";

/** The style of the prints: inks in the page's variables. */
export const PRINT_RULES: string = rules;

/** In the picture's own units: a cell, what surrounds the cells, and the title bar. */
const CELL = 8;
const ROW = 18;
const BASELINE = 13;
const MARGIN = 14;
const BAR = 30;

/** The width of every print. */
const WIDTH = COLUMNS * CELL + 2 * MARGIN;

/** The longest title, in columns. */
const TITLE_COLUMNS = 40;

/** A role's terminal at the end of the play, as a picture that stands alone or in a page. */
export function Print({ run, role, lang }: FigureProps & { readonly role: string }): VNode {
  const rows = excerpt(rowsOf(run, role, lang), MOST_ROWS, lang);
  const height = BAR + 2 * MARGIN - 4 + rows.length * ROW;
  const id = `print-${token(run.scenario)}-${token(role)}`;
  const title = titleOf(run, role, lang);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      class="print"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{inXml(`${WORDS.terminal[lang]}: ${title}`)}</title>
      <desc id={`${id}-desc`}>{inXml(described(rows, lang))}</desc>
      <rect
        class="print-window"
        x={0.5}
        y={0.5}
        width={WIDTH - 1}
        height={height - 1}
        rx={8}
      />
      <path class="print-bar" d={BAR_PATH} />
      <path class="print-line" d={`M1 ${BAR}H${WIDTH - 1}`} />
      {[18, 36, 54].map((x) => <circle key={x} class="print-dot" cx={x} cy={BAR / 2} r={5} />)}
      <text class="print-title" x={WIDTH / 2} y={BAR / 2 + 4.5} text-anchor="middle">
        {inXml(fitting(title, TITLE_COLUMNS))}
      </text>
      {rows.map((row, i) => <RowOf key={i} row={row} y={BAR + MARGIN - 2 + i * ROW} />)}
      <Cursor row={rows.at(-1)} y={BAR + MARGIN - 2 + (rows.length - 1) * ROW} />
    </svg>
  );
}

/** Round at the top, as the window is. */
const BAR_PATH = `M1 ${BAR}V8.5A7.5 7.5 0 0 1 8.5 1H${WIDTH - 8.5}A7.5 7.5 0 0 1 ${
  WIDTH - 1
} 8.5V${BAR}Z`;

function RowOf({ row, y }: { readonly row: Row; readonly y: number }): VNode {
  const isError = row.spans.some(({ ink }) => ink === "error");
  return (
    <>
      {isError && <rect class="print-mark" x={5} y={y} width={3} height={ROW} />}
      {runsOf(row).map(({ text, ink, column, columns }) => (
        <text
          key={column}
          {...(ink !== "printed" && { class: `print-${ink}` })}
          x={MARGIN + column * CELL}
          y={y + BASELINE}
          textLength={columns * CELL}
          lengthAdjust="spacingAndGlyphs"
          xml:space="preserve"
        >
          {text}
        </text>
      ))}
    </>
  );
}

function Cursor({ row, y }: { readonly row: Row | undefined; readonly y: number }): VNode {
  const runs = row ? runsOf(row) : [];
  const column = runs.reduce((last, run) => Math.max(last, run.column + run.columns), 0);
  // The prompt's blank is not part of any run.
  const isAtPrompt = row?.spans.at(-1)?.ink === "prompt";
  const x = MARGIN + Math.min(COLUMNS - 1, column + (isAtPrompt ? 1 : 0)) * CELL;
  return <rect class="print-cursor" x={x} y={y + 2} width={CELL} height={ROW - 4} />;
}

/** Characters side by side that are drawn at once, from a column on. */
interface TextRun {
  readonly text: string;
  readonly ink: ScreenInk;
  readonly column: number;
  readonly columns: number;
}

/** What every monospace font has in one width. Other characters may come from another font. */
const PLAIN = /^[ -~\xa1-\u024f]$/;

/**
 * The runs of a row: each is drawn to the width of its cells, whatever font the reader has. A character that is
 * not plain is a run of its own, and so is the `>` of `]]>`, which no XML text may hold.
 */
function runsOf(row: Row): readonly TextRun[] {
  const runs: TextRun[] = [];
  let column = 0;
  for (const { text, ink } of row.spans) {
    let isJoinable = false;
    for (const cell of cellsOf(text)) {
      const last = runs.at(-1);
      const isPlain = PLAIN.test(cell.text);
      const isEnd = cell.text === ">" && last?.text.endsWith("]]");
      if (last && isJoinable && isPlain && !isEnd) {
        runs[runs.length - 1] = {
          ...last,
          text: last.text + cell.text,
          columns: last.columns + 1,
        };
      } else runs.push({ text: cell.text, ink, column, columns: cell.columns });
      isJoinable = isPlain;
      column += cell.columns;
    }
  }
  return runs.flatMap(trimmed);
}

/** Without the blanks at its ends: a renderer may drop them, and would stretch the rest. */
function trimmed(run: TextRun): readonly TextRun[] {
  const text = run.text.trim();
  if (text === "") return [];
  const before = run.text.length - run.text.trimStart().length;
  if (text === run.text) return [run];
  const after = run.text.length - before - text.length;
  return [{
    ...run,
    text,
    column: run.column + before,
    columns: run.columns - before - after,
  }];
}

/** The text without `]]>`, which XML allows at the end of a CDATA section only. */
function inXml(text: string): string {
  return text.replaceAll("]]>", "]] >");
}

/** A word that may be part of an id. */
function token(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, (char) => `_${char.charCodeAt(0).toString(16)}`);
}
