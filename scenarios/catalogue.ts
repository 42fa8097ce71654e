/**
 * Every question that the lab can play, in the order of the sheet.
 *
 * @module
 */
import type { Scenario } from "../core/scenario.ts";
import { q1a } from "./q1a.ts";
import { q1b } from "./q1b.ts";
import { q1c } from "./q1c.ts";

/** The catalogue. Each has a `deno task` of its name. */
export const catalogue: readonly Scenario[] = [q1a, q1b, q1c];
