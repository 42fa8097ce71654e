/**
 * A participant's terminal as rows of a window: what the pictures and the recordings are both made from.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { linesOf } from "./lines.ts";
import { type Row, wrapped } from "./wrap.ts";

/** So many rows fit a window; where there were more, some are left out. */
export const MOST_ROWS = 24;

/** All rows of a role's terminal, at least one. The cursor is on the last, behind what is there. */
export function rowsOf(run: Run, role: string, lang: Lang): readonly Row[] {
  const rows: Row[] = [];
  let closedMs: number | undefined = 0;
  for (const line of linesOf(run, role, lang)) {
    rows.push(...wrapped(line, closedMs ?? 0, lang));
    closedMs = line.closedMs;
  }
  if (closedMs !== undefined) rows.push({ spans: [], continues: false, beganMs: closedMs });
  return rows;
}

/**
 * At most so many of the rows: the first and the last, whole lines of them, and between them a row that says
 * how many lines were left out.
 *
 * @param most enough for the longest line at the beginning and another at the end.
 */
export function excerpt(rows: readonly Row[], most: number, lang: Lang): readonly Row[] {
  if (rows.length <= most) return rows;
  let head = Math.ceil(most * 0.4);
  while (head > 1 && rows[head]?.continues) head--;
  let tail = rows.length - (most - head - 1);
  while (rows[tail]?.continues) tail++;
  const hidden = rows.slice(head, tail);
  const ms = hidden[0]?.beganMs ?? 0;
  const text = leftOut(hidden.filter((row) => !row.continues).length, lang);
  const gap: Row = {
    spans: [{ text, ink: "note", sinceMs: ms, ms }],
    continues: false,
    beganMs: ms,
  };
  return [...rows.slice(0, head), gap, ...rows.slice(tail)];
}

function leftOut(count: number, lang: Lang): string {
  if (lang === "pt") return `⋯ ${count} ${count === 1 ? "linha omitida" : "linhas omitidas"} ⋯`;
  return `⋯ ${count} ${count === 1 ? "line" : "lines"} left out ⋯`;
}

/** The text of a row, without its inks. */
export function textOf(row: Row): string {
  return row.spans.map(({ text }) => text).join("");
}
