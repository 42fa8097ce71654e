/**
 * Where facts come from.
 *
 * @module
 */
import type { Fact } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { same } from "../../wire/text.ts";
import { tell } from "../facts.ts";
import { shown } from "../figures/cells.ts";
import { clipped } from "./clipped.ts";

/** The sources, in the order in which the cover names them. */
const SOURCES = {
  screen: { en: "screen", pt: "tela" },
  keyboard: { en: "keyboard", pt: "teclado" },
  lab: { en: "lab", pt: "laboratório" },
  load: { en: "load report", pt: "relatório de carga" },
  system: { en: "process table", pt: "tabela de processos" },
  sockets: { en: "socket table", pt: "tabela de sockets" },
  counters: { en: "kernel counters", pt: "contadores do kernel" },
  strace: same("strace"),
  tcpdump: same("tcpdump"),
  dumpcap: same("dumpcap"),
} as const satisfies Record<string, Text>;

type Source = keyof typeof SOURCES;

function sourceKeyOf(fact: Fact): Source {
  switch (fact.kind) {
    case "printed":
    case "cut":
      return "screen";
    case "typed":
    case "hung-up":
      return "keyboard";
    case "listening":
      return fact.seenBy === "banner" ? "screen" : "sockets";
    case "connected":
    case "sockets":
      return "sockets";
    case "receipt":
    case "balance":
      return "counters";
    case "load":
    case "crowd":
      return "load";
    case "usage":
      return "system";
    case "syscall":
    case "segment":
    case "datagram":
    case "unreachable":
      return fact.by;
    case "caption":
    case "machines":
    case "started":
    case "quiet":
    case "exited":
    case "unseen":
      return "lab";
  }
}

/** Where a fact comes from, in a word or two. */
export function sourceOf(fact: Fact, lang: Lang): string {
  return SOURCES[sourceKeyOf(fact)][lang];
}

/** The sources that runs draw from, each once. */
export function sourcesOf(runs: readonly Run[], lang: Lang): readonly string[] {
  const found = new Set(runs.flatMap(({ timeline }) => timeline.map(sourceKeyOf)));
  return (Object.keys(SOURCES) as Source[])
    .filter((source) => found.has(source))
    .map((source) => SOURCES[source][lang]);
}

/** What kinds of evidence runs had to do without, and why, each once; and which runs, where it was not all. */
export function missingFrom(runs: readonly Run[], lang: Lang): readonly string[] {
  const whose = new Map<string, Set<string>>();
  for (const { scenario, timeline } of runs) {
    for (const o of timeline) {
      if (o.kind !== "unseen" || o.left !== undefined) continue;
      const told = clipped(tell(o, lang).text, lang);
      whose.set(told, (whose.get(told) ?? new Set()).add(scenario));
    }
  }
  const all = new Set(runs.map(({ scenario }) => scenario)).size;
  return [...whose].map(([told, ids]) =>
    ids.size === all ? told : `${[...ids].map(shown).join(", ")}: ${told}`
  );
}
