/**
 * The style of the figures: the inks and what each kind of figure adds, one text for the page and for every
 * picture that stands alone.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import light from "./figures.css" with { type: "text" };
import dark from "./dark.css" with { type: "text" };

/** The inks for dark paper, as declarations. */
const DARK_INKS = dark.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^[^{]*\{|\}\s*$/g, "").trim();

/** For a page whose root element says which theme it has: `data-theme`, `light` or `dark`. */
export const PAGE_INKS = `${light}\n:root[data-theme="dark"] {\n${DARK_INKS}\n}\n`;

/** For a picture that stands alone: the reader's system decides. */
export const PICTURE_INKS =
  `${light}\n@media (prefers-color-scheme: dark) {\n:root {\n${DARK_INKS}\n}\n}\n`;

/** How many inks tell participants apart; those after them begin again. */
export const LANE_INKS = 8;

/** The ink of a participant, the same in every figure; of what is no participant, the faint one. */
export function inkOf({ cast }: Pick<Run, "cast">, who: string): string {
  const place = Object.keys(cast).indexOf(who);
  return place < 0 ? "var(--faint)" : laneInk(place);
}

/** The ink of the participant at this place of the cast, from 0. */
export function laneInk(place: number): string {
  return `var(--lane-${place % LANE_INKS + 1})`;
}
