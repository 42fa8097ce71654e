/**
 * The runs of a report, in its folder: what it was made from, or what is left of one that did not come.
 *
 * @module
 */
import { join } from "node:path";
import type { Run } from "../core/run.ts";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { writeAll } from "./report_files.ts";
import { typed } from "../wire/typed.ts";

/** What the report was made from. */
export const RUNS = "runs.jsonl";

/** The same of a report that did not come, in the folder of an earlier one that is whole. */
const INTERRUPTED_RUNS = "interrupted.jsonl";

/** One run a line. */
export function linesOf(runs: readonly Run[]): Uint8Array {
  return new TextEncoder().encode(runs.map((run) => `${JSON.stringify(run)}\n`).join(""));
}

/**
 * Keeps what was played of a report that does not come, and says how to go on; undefined where that is nothing.
 *
 * @throws {FileFailure} where it cannot be written.
 */
export async function keep(folder: string, runs: readonly Run[]): Promise<Text | undefined> {
  if (runs.length === 0) return undefined;
  const isNew = await Deno.stat(join(folder, RUNS)).then(() => false, () => true);
  const name = isNew ? RUNS : INTERRUPTED_RUNS;
  await writeAll(folder, new Map([[name, linesOf(runs)]]));
  const path = visible(join(folder, name));
  const ids = runs.map(({ scenario }) => scenario).join(", ");
  return {
    en: `Kept: ${ids}. A report of them: ${typed("report")} --from ${path}`,
    pt: `Guardado: ${ids}. Um relatório disso: ${typed("report")} --from ${path}`,
  };
}
