/**
 * `deno task replay`: tells stored runs again, at the pace at which they were played.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import { Narrator } from "../views/narration.ts";
import { aborted, within } from "../wire/deadline.ts";
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import { visible } from "../wire/visible.ts";
import { meantPath } from "./paths.ts";
import { lastOnly, storedRuns } from "./stored_runs.ts";
import { print, styleOfStdout } from "./terminal.ts";
import { typed, typedForOutput } from "../wire/typed.ts";

/** The flags of `replay`. */
export const command = {
  name: "replay",
  summary: {
    en: "tells stored runs again, as they happened; no program is started.",
    pt: "conta de novo execuções guardadas, como aconteceram; nenhum programa é iniciado.",
  },
  operands: {
    value: { en: "FILE q1a...", pt: "ARQUIVO q1a..." },
    help: {
      en: "the runs (report/runs.jsonl; - for stdin), and which of them (default: all)",
      pt:
        "as execuções (report/runs.jsonl; - para a entrada padrão), e quais delas (padrão: todas)",
    },
    completes: ["file", "questions"],
  },
  flags: {
    speed: {
      kind: "text",
      value: { en: "N|max", pt: "N|max" },
      default: "1",
      help: {
        en: "how many times as fast, 0.1 to 1000; max: without a pause",
        pt: "quantas vezes mais rápido, de 0.1 a 1000; max: sem pausas",
      },
    },
  },
  exits: {
    0: { en: "all was told", pt: "tudo foi contado" },
    1: { en: "the file could not be used", pt: "não deu para usar o arquivo" },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

/** Tells what was asked for. Returns the exit code. */
export async function main(
  { values, operands, lang }: Parsed<typeof command["flags"]>,
): Promise<number> {
  const speed = speedOf(values.speed);
  const [file, ...ids] = operands;
  if (file === undefined) throw noFile();
  const { runs, repeated } = await storedRuns(meantPath(file), ids);
  if (repeated.length > 0) console.error(lastOnly(file, repeated)[lang]);
  const stop = aborted(stopSignal()).then(() => true);
  const style = styleOfStdout();
  for (const run of runs) {
    const narrator = new Narrator(run, lang, style);
    print(narrator.opening());
    for (const [observation, waitMs] of paced(run, speed)) {
      if (waitMs > 0 && await within(stop, waitMs)) return 130;
      print(narrator.observation(observation));
    }
    print(narrator.closing(run));
  }
  return 0;
}

/** Each observation with how long is left until it is due, by the clock: what is told late delays nothing else. */
function* paced(run: Run, speed: number) {
  const began = performance.now();
  for (const observation of run.timeline) {
    yield [observation, began + observation.ms / speed - performance.now()] as const;
  }
}

/** @throws {UsageError} for anything that is no speed. */
function speedOf(text: string): number {
  if (text === "max") return Infinity;
  const speed = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : NaN;
  if (speed >= 0.1 && speed <= 1_000) return speed;
  const shown = visible(text);
  throw new UsageError({
    en: `--speed cannot be "${shown}": it takes 0.1..1000 | max.`,
    pt: `--speed não pode ser "${shown}": aceita 0.1..1000 | max.`,
  });
}

function noFile(): UsageError {
  return new UsageError({
    en:
      `replay needs a file of runs, for example: ${typed("replay")} report/runs.jsonl. A report ` +
      `writes one, and so does ${typedForOutput("lab")} --json > runs.jsonl.`,
    pt:
      `replay precisa de um arquivo de execuções, por exemplo: ${
        typed("replay")
      } report/runs.jsonl. ` +
      `Um relatório grava um, e ${typedForOutput("lab")} --json > runs.jsonl também.`,
  });
}
