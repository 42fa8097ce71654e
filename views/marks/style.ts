/**
 * The style of the pages of marks. On screen the reader's system decides on the theme, paper is always light.
 *
 * @module
 */
import light from "../figures/figures.css" with { type: "text" };
import { PICTURE_INKS } from "../figures/style.ts";
import base from "../report/base.css" with { type: "text" };
import { CLASS_RULES } from "./class_rules.ts";
import { MARK_RULES } from "./mark_rules.ts";

/** Of both pages. */
export const MARKS_STYLE: string = [
  light,
  `@media screen {\n${PICTURE_INKS}}\n`,
  base,
  MARK_RULES,
  CLASS_RULES,
].join("");
