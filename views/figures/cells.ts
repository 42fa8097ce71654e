/**
 * Text as a terminal has it: in cells, of one column or of two.
 *
 * @module
 */
import stringWidth from "string-width";
import { visible } from "../../wire/visible.ts";

/** A character as a reader sees it, with the columns that it takes. */
export interface Cell {
  readonly text: string;
  readonly columns: 1 | 2;
  /** How many UTF-16 units of the text it stands for. */
  readonly units: number;
}

/** A tab goes on to the next column that is a multiple of this. */
export const TAB_COLUMNS = 8;

/** More code points than a character of any living script has: marks beyond them are heaped up to cover others. */
const MOST_CODE_POINTS = 8;

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The text as it can stand in a picture: what a terminal would obey is written out, and so is what no XML
 * document may hold (XML 1.0, section 2.2): noncharacters; half a surrogate pair becomes U+FFFD.
 */
export function shown(text: string): string {
  return visible(text.toWellFormed()).replace(/\p{Noncharacter_Code_Point}/gu, (char) => {
    const hex = (char.codePointAt(0) ?? 0).toString(16);
    return hex.length <= 4 ? `\\u${hex}` : `\\u{${hex}}`;
  });
}

/** The cells of a text that went through {@linkcode shown}, as far as they are asked for. A tab is one cell. */
export function* cellsOf(text: string): Generator<Cell> {
  for (const { segment } of GRAPHEMES.segment(text)) {
    const units = segment.length;
    if (units === 1 && (segment >= " " && segment <= "~" || segment === "\t")) {
      yield { text: segment, columns: 1, units };
      continue;
    }
    const bounded = units > MOST_CODE_POINTS
      ? [...segment].slice(0, MOST_CODE_POINTS).join("")
      : segment;
    const columns = stringWidth(bounded);
    // A mark with nothing to stand on would fall upon whatever is before it.
    if (columns === 0) yield { text: `◌${bounded}`, columns: 1, units };
    else yield { text: bounded, columns: columns > 1 ? 2 : 1, units };
  }
}

/** The beginning of a text, at most so many columns of it, with an ellipsis where something was cut. */
export function fitting(text: string, columns: number): string {
  const cells: Cell[] = [];
  let taken = 0;
  for (const cell of cellsOf(text)) {
    cells.push(cell);
    taken += cell.columns;
    if (taken <= columns) continue;
    while (taken >= columns) taken -= cells.pop()?.columns ?? taken;
    return `${cells.map((kept) => kept.text).join("")}…`;
  }
  return text;
}
