/**
 * Text in a picture: no more than fits, and nothing that XML or a reader's eye could trip over.
 *
 * @module
 */
import stringWidth from "string-width";
import { fitting, shown } from "../figures/cells.ts";

/** The widest character of a text of 12 px in a fixed pitch, in px: what the figures reckon with. */
export const CHAR_PX = 7.3;

/** No name of a participant is wider than this, wherever it stands: breaking a longer one into lines takes long. */
export const NAME_PX = 600;

/** A column that shows anything takes fewer UTF-16 units than this; the rest of a heap is not even looked at. */
const MOST_UNITS = 16;

/** The beginning of a text that is wider than `px`, with an ellipsis; a shorter one whole. */
export function cut(text: string, px: number): string {
  const columns = Math.max(1, Math.floor(px / CHAR_PX));
  const most = columns * MOST_UNITS;
  const fits = fitting(shown(text.slice(0, most)).replaceAll("\t", " "), columns);
  return text.length > most && !fits.endsWith("…") ? `${fits}…` : fits;
}

/** How wide a text is, in px. */
export function widthOf(text: string): number {
  return stringWidth(text) * CHAR_PX;
}

/** A name for an id of XML, made of the run's and the figure's: several figures share a page. */
export function idOf(...parts: readonly string[]): string {
  return parts.join("-").replace(/[^\w-]/g, "_");
}
