/**
 * When and where the runs of a report were played, and what it draws from.
 *
 * @module
 */
import type { Place, Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";
import { missingFrom, sourcesOf } from "./sources.ts";
import { daysOf } from "./when.ts";
import { WORDS } from "./words.ts";

/** When and where the runs were played, and what they draw from. */
export function coverFacts(
  runs: readonly Run[],
  lang: Lang,
): readonly { readonly term: string; readonly lines: readonly string[] }[] {
  const machines = [...new Set(runs.map(({ place }) => machineOf(place, lang)))];
  return [
    { term: WORDS.played[lang], lines: daysOf(runs, lang) },
    { term: WORDS.machine[lang], lines: machines },
    { term: WORDS.sources[lang], lines: [sourcesOf(runs, lang).join(", ")] },
    { term: WORDS.missing[lang], lines: missingFrom(runs, lang) },
  ].filter(({ lines }) => lines.some((line) => line !== ""));
}

const SYSTEMS: Readonly<Record<string, string>> = {
  linux: "Linux",
  darwin: "macOS",
  windows: "Windows",
};

function machineOf({ os, arch, deno, network }: Place, lang: Lang): string {
  const [own, shared] = lang === "pt"
    ? ["uma rede própria", "a rede da máquina"]
    : ["a network of its own", "the machine's network"];
  const system = Object.hasOwn(SYSTEMS, os) ? SYSTEMS[os] : shown(os);
  return `${system} ${shown(arch)}, Deno ${shown(deno)}, ${network === "namespace" ? own : shared}`;
}
