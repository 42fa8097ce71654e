/**
 * What servers took for so many clients, side by side.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import type { LoadReport } from "../wire/load_report.ts";
import { type Lang, tenths, type Text } from "../wire/text.ts";
import { mebibytes } from "./facts.ts";
import { roleOf } from "./names.ts";
import { type Style, table, widest } from "./layout.ts";

const TITLE: Text = { en: "What it costs", pt: "Quanto custa" };

const HEADS: readonly Text[] = [
  { en: "server", pt: "servidor" },
  { en: "clients", pt: "clientes" },
  { en: "threads", pt: "threads" },
  { en: "memory", pt: "memória" },
  { en: "first reply", pt: "primeira resposta" },
];

/** What servers took, in rows of cells under heads. */
export interface Costs {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the servers of a run took; undefined where no usage was noted. */
export function costsOf(run: Run, lang: Lang): Costs | undefined {
  const rows: string[][] = [];
  let firstReply = "";
  for (const o of run.timeline) {
    if (o.kind === "load") firstReply = firstReplyOf(o.report, lang);
    if (o.kind !== "usage") continue;
    const name = roleOf(run, o.who)?.name[lang] ?? o.who;
    rows.push([name, `${o.clients}`, `${o.threads}`, mebibytes(o.residentBytes, lang), firstReply]);
    firstReply = ""; // of the clients that came before this only
  }
  if (rows.length === 0) return undefined;
  return { title: TITLE[lang], heads: HEADS.map((head) => head[lang]), rows };
}

/** The table of a run; nothing where no usage was noted. */
export function costTable(run: Run, lang: Lang, { paint, width }: Style): string[] {
  const costs = costsOf(run, lang);
  if (!costs) return [];
  const { title, heads, rows } = costs;
  const widths = [0, 1, 2, 3].map((i) => widest([heads, ...rows].map((row) => row[i] ?? "")));
  widths.push(Math.max(10, width - widths.reduce((sum, w) => sum + w + 2, 2)));
  return [
    "",
    paint("bold", title),
    ...table([heads], widths).map((line) => paint("bold", `  ${line}`)),
    ...table(rows, widths).map((line) => `  ${line}`),
  ];
}

function firstReplyOf({ answered, firstReplyMs: { p50, max } }: LoadReport, lang: Lang): string {
  if (answered === 0) return "";
  const inMs = (ms: number) => `${ms < 10 ? tenths(ms)[lang] : Math.round(ms)}\u00a0ms`; // no break
  const [half, all] = [inMs(p50), inMs(max)];
  if (half === all) return all;
  return lang === "pt" ? `metade em ${half}, todas em ${all}` : `half in ${half}, all in ${all}`;
}
