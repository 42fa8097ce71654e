/**
 * What servers took for so many clients, side by side.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import type { Lang, Text } from "../wire/text.ts";
import { mebibytes } from "./facts.ts";
import { type Style, table, widest } from "./layout.ts";

const TITLE: Text = { en: "What it costs", pt: "Quanto custa" };

const HEADS: readonly Text[] = [
  { en: "server", pt: "servidor" },
  { en: "clients", pt: "clientes" },
  { en: "threads", pt: "threads" },
  { en: "memory", pt: "memória" },
  { en: "first reply", pt: "primeira resposta" },
];

/** The table of a run; nothing where no usage was noted. */
export function costTable(run: Run, lang: Lang, { paint }: Style): string[] {
  const rows: string[][] = [];
  let firstReply = "";
  for (const o of run.timeline) {
    if (o.kind === "load") {
      const { p50, max } = o.report.firstReplyMs;
      const [half, all] = [p50, max].map((ms) => ms < 10 ? ms.toFixed(1) : `${Math.round(ms)}`);
      const several = lang === "pt"
        ? `metade em ${half} ms, todas em ${all} ms`
        : `half in ${half} ms, all in ${all} ms`;
      firstReply = half === all ? `${all} ms` : several;
    } else if (o.kind === "usage") {
      rows.push([
        run.cast[o.who]?.name[lang] ?? o.who,
        `${o.clients}`,
        `${o.threads}`,
        mebibytes(o.residentBytes),
        o.clients === 0 ? "" : firstReply,
      ]);
    }
  }
  if (rows.length === 0) return [];
  const all = [HEADS.map((head) => head[lang]), ...rows];
  const widths = HEADS.map((_, i) => widest(all.map((row) => row[i] ?? "")));
  const [head = "", ...body] = table(all, widths);
  return [
    "",
    paint("bold", TITLE[lang]),
    paint("bold", `  ${head}`),
    ...body.map((line) => `  ${line}`),
  ];
}
