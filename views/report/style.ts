/**
 * The style of the page. On paper it is always the light one.
 *
 * @module
 */
import light from "../figures/figures.css" with { type: "text" };
import { PAGE_INKS, PICTURE_INKS } from "../figures/style.ts";
import { PLAYER_RULES } from "../prints/player_assets.ts";
import { FIGURE_RULES } from "./figures.tsx";
import base from "./base.css" with { type: "text" };
import cover from "./cover.css" with { type: "text" };
import evidence from "./evidence.css" with { type: "text" };
import page from "./page.css" with { type: "text" };
import paper from "./paper.css" with { type: "text" };
import tables from "./tables.css" with { type: "text" };

const onScreen = (inks: string) => `@media screen {\n${inks}}\n`;

/** Of the page, its figures included. */
export const PAGE_STYLE: string = [
  light,
  onScreen(PAGE_INKS),
  base,
  page,
  cover,
  tables,
  evidence,
  ...FIGURE_RULES,
  PLAYER_RULES,
  paper,
].join("");

/** Where no script runs, so that nobody sets the theme: the reader's system decides. */
export const UNSCRIPTED_STYLE: string = onScreen(PICTURE_INKS);
