/**
 * Who an observation is about: the name and the ink.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";
import { laneInk } from "../figures/style.ts";
import { WORDS } from "./words.ts";

/** The name of a participant, of the kernel, of the network or of the lab. */
export function nameOf(run: Run, who: string, lang: Lang): string {
  const role = Object.hasOwn(run.cast, who) ? run.cast[who] : undefined;
  if (role) return shown(role.name[lang]);
  if (who === "kernel" || who === "network" || who === "lab") return WORDS[who][lang];
  return shown(who);
}

/** The ink of a participant, the same as in the figures; of what is no participant, the faint one. */
export function inkOf(run: Run, who: string): string {
  const place = Object.keys(run.cast).indexOf(who);
  return place < 0 ? "var(--faint)" : laneInk(place);
}
