/**
 * `deno task report`: the lab report, from a fresh play or from stored runs.
 *
 * @module
 */
import { join } from "node:path";
import type { Run } from "../core/run.ts";
import { printPdf } from "../rig/chromium.ts";
import { reportMarkdown } from "../views/report/markdown.ts";
import type { ReportOptions } from "../views/report/options.ts";
import { reportPage } from "../views/report/page.tsx";
import { UsageError } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import { Progress } from "../wire/progress.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { exitCode, verdicts } from "./outcomes.ts";
import { isSamePath, meantPath } from "./paths.ts";
import { playAll } from "./report_plays.ts";
import { listed, openFolder, removeAll, type ReportFiles, writeAll } from "./report_files.ts";
import { authorOf, refusePlaying, type ReportAsked } from "./report_flags.ts";
import { keep, linesOf, RUNS } from "./kept_runs.ts";
import { lastOnly, storedRuns } from "./stored_runs.ts";
import { FAULT, INTERRUPTED, print } from "./terminal.ts";

export { command } from "./report_flags.ts";

const PDF = "report.pdf";

/** Makes the report that was asked for. Returns the exit code. */
export async function main(asked: ReportAsked): Promise<number> {
  const { values, lang } = asked;
  refusePlaying(asked);
  const { course } = values;
  const options: ReportOptions = {
    lang,
    ...(course !== undefined && { course: visible(course) }),
    authors: values.author.map(authorOf),
  };
  const folder = meantPath(values.out);
  const stored = await readStored(asked, folder);
  const signal = stopSignal(); // before anything is there that an end could leave behind
  await openFolder(folder);

  const { runs, captures, fault } = stored ?? await playAll(asked, signal);
  if (fault !== undefined) console.error(`${FAULT[lang]}: ${fault}`);
  const giveUp = async () => {
    if (signal.aborted) console.error(INTERRUPTED[lang]);
    const kept = stored ? undefined : await keep(folder, runs);
    if (kept) console.error(kept[lang]);
    return signal.aborted ? 130 : 3;
  };
  if (signal.aborted || fault !== undefined) return await giveUp();

  const progress = new Progress();
  progress.show(WRITING[lang]);
  const files = rendered(runs, options);
  for (const [name, pcap] of captures) files.set(captureName(name), pcap);
  const printed = values["no-pdf"]
    ? undefined
    : await printPdf(reportPage(runs, options, "paper"), folder, dateOf(runs), signal);
  progress.clear();
  if (signal.aborted) return await giveUp();
  if (printed && "pdf" in printed) files.set(PDF, printed.pdf);
  else if (printed) console.error(`${NO_PDF[lang]}: ${printed.why[lang]}`);
  await replaceReport(folder, files, lang);
  print(["", verdicts(runs, lang)]);
  return exitCode(runs);
}

/** Writes the report in the place of an earlier one, and tells. */
async function replaceReport(folder: string, files: ReportFiles, lang: Lang): Promise<void> {
  const stale = (await earlierNames(folder, files)).filter((name) => !files.has(name));
  await writeAll(folder, files);
  const removed = await removeAll(folder, stale);
  print(listed(folder, files, lang));
  if (removed.length > 0) print([`${REMOVED[lang]}: ${removed.join(", ")}`]);
}

/** Of the last play: nothing of the report is newer. */
function dateOf(runs: readonly Run[]): string {
  return runs.map(({ startedAt }) => startedAt).sort().at(-1) ?? "";
}

/** The stored runs that were asked for, if any were. */
async function readStored({ values, operands, lang }: ReportAsked, folder: string) {
  if (values.from === undefined) return undefined;
  const from = meantPath(values.from);
  const { runs, stored, repeated } = await storedRuns(from, operands);
  if (stored > runs.length && isSamePath(from, join(folder, RUNS))) {
    const shown = visible(from);
    throw new UsageError({
      en:
        `This would leave ${runs.length} of the ${stored} runs in ${shown}: name another folder, --out.`,
      pt:
        `Isto deixaria ${runs.length} das ${stored} execuções em ${shown}: indique outra pasta, --out.`,
    });
  }
  if (repeated.length > 0) console.error(lastOnly(from, repeated)[lang]);
  return { runs, captures: new Map<string, Uint8Array>(), fault: undefined };
}

const captureName = (name: string) => `captures/${name}.pcap`;
const bytesOf = (text: string) => new TextEncoder().encode(text);

function rendered(runs: readonly Run[], options: ReportOptions): Map<string, Uint8Array> {
  const { markdown, pictures } = reportMarkdown(runs, options);
  const files = new Map<string, Uint8Array>([
    ["report.html", bytesOf(reportPage(runs, options))],
    ["report.md", bytesOf(markdown)],
  ]);
  for (const [name, svg] of pictures) files.set(name, bytesOf(svg));
  files.set(RUNS, linesOf(runs));
  return files;
}

/**
 * The files of the earlier report in this folder that could outlive it: exactly those that its runs give. What
 * else is in the folder is not the report's.
 */
async function earlierNames(folder: string, files: ReportFiles): Promise<string[]> {
  try {
    const { runs } = await storedRuns(join(folder, RUNS), []);
    if (linesOf(runs).length === files.get(RUNS)?.length) return [PDF];
    const { pictures } = reportMarkdown(runs, { lang: "en", authors: [] });
    const captures = runs.map(({ scenario }) => captureName(scenario));
    return [...pictures.keys(), ...captures, PDF];
  } catch {
    return []; // there is none, or nobody knows what it was made from
  }
}

const WRITING: Text = { en: "report …", pt: "relatório …" };
const NO_PDF: Text = { en: "No report.pdf", pt: "Sem report.pdf" };
const REMOVED: Text = {
  en: "Of the earlier report, removed",
  pt: "Do relatório anterior, removido",
};
