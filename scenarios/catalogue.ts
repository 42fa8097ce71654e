/**
 * Every question that the lab can play, in the order of the sheet.
 *
 * @module
 */
import type { Scenario } from "../core/scenario.ts";
import { q1a } from "./q1a.ts";
import { q1b } from "./q1b.ts";
import { q1c } from "./q1c.ts";
import { q2a } from "./q2a.ts";
import { q2b } from "./q2b.ts";
import { q2c } from "./q2c.ts";
import { q2d } from "./q2d.ts";
import { q2e } from "./q2e.ts";
import { q3a } from "./q3a.ts";
import { q3b } from "./q3b.ts";
import { q3c } from "./q3c.ts";
import { q3d } from "./q3d.ts";
import { q3e } from "./q3e.ts";

/** The catalogue. Each has a `deno task` of its name. */
export const catalogue: readonly Scenario[] = [
  q1a,
  q1b,
  q1c,
  q2a,
  q2b,
  q2c,
  q2d,
  q2e,
  q3a,
  q3b,
  q3c,
  q3d,
  q3e,
];
