/**
 * Where on the screen a text ends, and the control sequences (ECMA-48) that take a typed line away and put
 * it back. Pure, and nothing of it is saved or asked of the terminal: a saved position (DECSC) would be
 * wrong as soon as the screen scrolls.
 *
 *     ana> a line that is longer     row 0: where the prompt begins
 *     than the window|is wide        row 1: the cursor
 *
 * @module
 */
import stringWidth from "string-width";

/** A place relative to the beginning of the prompt, in rows and columns from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A terminal stops at every eighth column. */
const TAB = 8;

/**
 * Where the cursor is after `text`, which began at the left edge of a window of so many columns. A wide
 * character (日) that would be cut by the edge goes to the next row. After a row that is exactly full the
 * place is the beginning of the next, where {@linkcode draw} also puts the cursor.
 */
export function placeAfter(text: string, columns: number): Place {
  let row = 0;
  let column = 0;
  for (const char of text) {
    const width = char === "\t" ? Math.min(TAB - column % TAB, columns - column) : widthOf(char);
    if (column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
    if (column === columns) {
      row++;
      column = 0;
    }
  }
  return { row, column };
}

function widthOf(char: string): number {
  return char >= " " && char <= "~" ? 1 : stringWidth(char);
}

/** From the cursor up to where the prompt began, and all away from there on. */
export function erase(cursor: Place): string {
  return `${cursor.row > 0 ? `\x1b[${cursor.row}A` : ""}\r\x1b[J`;
}

/** The text from the left edge on, with the cursor between `before` and `after`. */
export function draw(before: string, after: string, columns: number): string {
  const end = placeAfter(before + after, columns);
  const cursor = placeAfter(before, columns);
  // A terminal goes to the next row only with the next character (the "pending wrap" of a VT100), so a full
  // row is followed by a blank that makes it move.
  const moved = end.column === 0 && end.row > 0 ? " " : "";
  const up = end.row > cursor.row ? `\x1b[${end.row - cursor.row}A` : "";
  const right = cursor.column > 0 ? `\x1b[${cursor.column}C` : "";
  return `${before}${after}${moved}${up}\r${right}`;
}
