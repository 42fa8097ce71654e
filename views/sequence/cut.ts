/**
 * Text in a picture: no more than fits, and nothing that XML or a reader's eye could trip over.
 *
 * @module
 */
import stringWidth from "string-width";
import { visible } from "../../wire/visible.ts";

/** The widest character of a text of 12 px in a fixed pitch, in px: what the figures reckon with. */
export const CHAR_PX = 7.3;

/** A text from outside as a picture may hold it: controls written out, and what XML forbids replaced. */
export function harmless(text: string): string {
  return visible(text.toWellFormed()).replace(/[\ufffe\uffff]/g, "\ufffd").replaceAll("\t", " ");
}

/** The beginning of a text that is wider than `px`, with an ellipsis; a shorter one whole. */
export function cut(text: string, px: number): string {
  const shown = harmless(text);
  const columns = Math.max(1, Math.floor(px / CHAR_PX));
  if (stringWidth(shown) <= columns) return shown;
  let fits = "";
  for (const char of shown) {
    if (stringWidth(fits + char) >= columns) break;
    fits += char;
  }
  return `${fits.trimEnd()}…`;
}

/** How wide a text is, in px. */
export function widthOf(text: string): number {
  return stringWidth(text) * CHAR_PX;
}

/** A name for an id of XML, made of the run's and the figure's: several figures share a page. */
export function idOf(...parts: readonly string[]): string {
  return parts.join("-").replace(/[^\w-]/g, "_");
}
