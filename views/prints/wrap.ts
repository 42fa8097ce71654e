/**
 * A line in the rows of a window.
 *
 * @module
 */
import type { Lang } from "../../wire/text.ts";
import { type Cell, cellsOf, TAB_COLUMNS } from "../figures/cells.ts";
import type { Line, Span } from "./lines.ts";

/** The width of every terminal: two side by side can still be read on A4, and one on a phone. */
export const COLUMNS = 64;

/** So many columns of a line are shown, in 6 rows or a few more; of the rest it is said how much there was. */
const MOST_COLUMNS = 6 * COLUMNS;

/** A row is broken at a blank if that leaves it no shorter than this. */
const LEAST_BROKEN = 40;

/** A row of the window. */
export interface Row {
  readonly spans: readonly Span[];
  /** It goes on with the line of the row above. */
  readonly continues: boolean;
  /** When the cursor came to it, in ms since the play began. */
  readonly beganMs: number;
}

/** A cell, and the ink and time of the span that it came in. */
interface Inked extends Cell, Pick<Span, "ink" | "sinceMs" | "ms"> {}

/** The rows of a line, at least one. A command goes on behind a backslash, so that it can still be typed. */
export function wrapped(line: Line, beganMs: number, lang: Lang): Row[] {
  const { cells, left } = inked(line.spans);
  const isCommand = line.spans.some(({ ink }) => ink === "command");
  const rows: Row[] = [];
  let from = 0;
  do {
    const goesOn = rows.length > 0;
    const room = COLUMNS - (isCommand ? (goesOn ? 4 : 2) : 0); // for the backslash and the shell's `> `
    const { end, next } = rowEnd(cells, from, room);
    const spans = spansOf(cells.slice(from, end));
    const ms = goesOn ? spans[0]?.sinceMs ?? beganMs : beganMs;
    if (isCommand && goesOn) spans.unshift(note("> ", ms));
    if (isCommand && next < cells.length) spans.push(note(" \\", spans.at(-1)?.ms ?? ms));
    rows.push({ spans, continues: goesOn, beganMs: ms });
    from = next;
  } while (from < cells.length);
  if (left === 0) return rows;
  const ms = line.closedMs ?? cells.at(-1)?.ms ?? beganMs;
  return [...rows, { spans: [note(leftOut(left, lang), ms)], continues: true, beganMs: ms }];
}

function note(text: string, ms: number): Span {
  return { text, ink: "note", sinceMs: ms, ms };
}

function leftOut(count: number, lang: Lang): string {
  if (lang === "pt") return `⋯ mais ${count} ${count === 1 ? "caractere" : "caracteres"} ⋯`;
  return `⋯ ${count} more ${count === 1 ? "character" : "characters"} ⋯`;
}

/** The cells of the spans, as far as a line is shown, and how many characters are left. */
function inked(spans: readonly Span[]): { cells: Inked[]; left: number } {
  const cells: Inked[] = [];
  let [column, left] = [0, 0];
  for (const { text, ink, sinceMs, ms } of spans) {
    const part: Cell[] = [];
    let taken = 0;
    for (const cell of cellsOf(text)) {
      if (column >= MOST_COLUMNS) break;
      const spread = cell.text === "\t" ? blanks(TAB_COLUMNS - column % TAB_COLUMNS) : [cell];
      for (const { columns } of spread) column += columns;
      part.push(...spread);
      taken += cell.units;
    }
    left += [...text.slice(taken)].length;
    part.forEach((cell, i) => {
      const at = (n: number) => sinceMs + Math.round((ms - sinceMs) * n / part.length * 10) / 10;
      cells.push({ ...cell, ink, sinceMs: at(i), ms: at(i + 1) });
    });
  }
  return { cells, left };
}

function blanks(count: number): Cell[] {
  return Array.from({ length: count }, () => ({ text: " ", columns: 1, units: 1 }));
}

/** Where the row that begins at a cell ends, and where the next begins: behind a blank, if that is not far back. */
function rowEnd(
  cells: readonly Inked[],
  from: number,
  room: number,
): { readonly end: number; readonly next: number } {
  let [end, taken] = [from, 0];
  for (let cell; (cell = cells[end]) && taken + cell.columns <= room; end++) taken += cell.columns;
  if (end >= cells.length) return { end, next: end };
  if (cells[end]?.text === " ") return { end, next: end + 1 };
  for (let i = end; i - from > LEAST_BROKEN; i--) {
    if (cells[i - 1]?.text === " ") return { end: i - 1, next: i };
  }
  return { end, next: end };
}

/** Neighbours of one ink and one beginning as one span. */
function spansOf(cells: readonly Inked[]): Span[] {
  const spans: Span[] = [];
  for (const { text, ink, sinceMs, ms } of cells) {
    const last = spans.at(-1);
    // What was typed key by key joins where one key ends as the next begins.
    if (last?.ink === ink && (last.ms === sinceMs || last.sinceMs === sinceMs && last.ms === ms)) {
      spans[spans.length - 1] = { ...last, text: last.text + text, ms };
    } else spans.push({ text, ink, sinceMs, ms });
  }
  return spans;
}
