/**
 * The measurements of memory as a table.
 *
 * @module
 */
import type { Style } from "../views/layout.ts";
import type { Lang, Text } from "../wire/text.ts";
import { aligned, failureLines, gaveUp, shown } from "./cells.ts";
import { type Held, isServed, kbPerConnection, type MemoryMeasurement } from "./memory.ts";
import { digits, whole } from "./numbers.ts";
import { spread } from "./statistics.ts";

const HEADS: readonly Text[] = [
  { en: "peer", pt: "servidor" },
  { en: "idle MiB", pt: "ocioso MiB" },
  { en: "held MiB", pt: "ocupado MiB" },
  { en: "KiB each", pt: "KiB cada" },
  { en: "threads idle", pt: "threads ocioso" },
  { en: "threads held", pt: "threads ocupado" },
  { en: "answered", pt: "respondidas" },
];

/** Medians of the rounds in which every connection was held and answered. */
export function memoryTable(
  memory: readonly MemoryMeasurement[],
  lang: Lang,
  style: Style,
): string[] {
  const connections = whole(memory[0]?.connections ?? 0, lang);
  const title: Text = {
    en: `Memory, ${connections} TCP connections held and each served`,
    pt: `Memória, ${connections} conexões TCP mantidas e cada uma atendida`,
  };
  const names = [...new Set(memory.map(({ peer }) => peer))];
  const rows = names.map((name) => {
    const its = memory.filter(({ peer }) => peer === name).filter(isServed);
    const median = (of: (one: MemoryMeasurement & Held) => number) => spread(its.map(of))?.median;
    const mib = (kb: number) => digits(kb / 1024, lang);
    const count = (n: number) => whole(n, lang);
    return [
      name,
      shown(median(({ idleKb }) => idleKb), mib),
      shown(median(({ heldKb }) => heldKb), mib),
      shown(median(kbPerConnection), (kb) => digits(kb, lang)),
      shown(median(({ idleThreads }) => idleThreads), count),
      shown(median(({ heldThreads }) => heldThreads), count),
      shown(median(({ answered }) => answered), count),
    ];
  });
  return [
    style.paint("bold", title[lang]),
    ...aligned([HEADS.map((head) => head[lang]), ...rows]),
    ...memory.flatMap((one) =>
      isServed(one) ? [] : failureLines(one.peer, unserved(one, lang), style)
    ),
  ];
}

function unserved(one: MemoryMeasurement, lang: Lang): string {
  if ("failed" in one) return gaveUp(one, lang);
  const answered = whole(one.answered, lang);
  const all = whole(one.connections, lang);
  const errors = whole(one.errors, lang);
  const wrong = whole(one.wrong, lang);
  return {
    en: `${answered} of ${all} answered, ${errors} errors, ${wrong} wrong replies`,
    pt: `${answered} de ${all} respondidas, ${errors} erros, ${wrong} respostas erradas`,
  }[lang];
}
