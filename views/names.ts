/**
 * What those are called whom observations are about.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import type { Lang, Text } from "../wire/text.ts";
import { shown } from "./figures/cells.ts";

/** Who is in no cast. */
export const OTHERS = {
  kernel: { en: "kernel", pt: "kernel" },
  network: { en: "network", pt: "rede" },
  lab: { en: "lab", pt: "lab" },
} as const satisfies Record<string, Text>;

/** A role of the cast, if it is one: a stored run may be asked for any word. */
export function roleOf({ cast }: Pick<Run, "cast">, who: string): Run["cast"][string] | undefined {
  return Object.hasOwn(cast, who) ? cast[who] : undefined;
}

/** The name of a participant, of the kernel, of the network or of the lab, as it can stand in a picture. */
export function nameOf(run: Pick<Run, "cast">, who: string, lang: Lang): string {
  const role = roleOf(run, who);
  if (role) return shown(role.name[lang]);
  if (who === "kernel" || who === "network" || who === "lab") return OTHERS[who][lang];
  return shown(who);
}
