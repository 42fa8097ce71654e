/**
 * `deno task flaky`: plays the questions again and again, under load if asked, and counts.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import { perform } from "../rig/perform.ts";
import { gistOf } from "../views/summary.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import { Progress } from "../wire/progress.ts";
import { same } from "../wire/text.ts";
import { evidenceFlags, evidenceOf } from "./evidence_flags.ts";
import { inTurn } from "./in_turn.ts";
import { chosen, networkOf, onHostFlag, questions } from "./questions.ts";

/** The flags of `flaky`. */
export const command = {
  name: "flaky",
  summary: {
    en: "plays the questions many times and counts the plays that did not come out.",
    pt: "repete as questões muitas vezes e conta as que não deram certo.",
  },
  operands: questions,
  flags: {
    rounds: {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: 100_000,
      default: 50,
      help: { en: "how often each is played", pt: "quantas vezes cada uma é executada" },
    },
    copies: {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: 64,
      default: 1,
      help: { en: "plays of each question at once", pt: "execuções simultâneas de cada questão" },
    },
    busy: {
      kind: "whole",
      value: same("N"),
      min: 0,
      max: 64,
      default: 0,
      help: {
        en: "threads that keep the cores busy meanwhile",
        pt: "threads que ocupam os núcleos enquanto isso",
      },
    },
    seed: {
      kind: "whole",
      value: same("N"),
      min: 0,
      max: 4_294_000_000,
      default: 1,
      help: { en: "seed of the first round", pt: "semente da primeira rodada" },
    },
    ...evidenceFlags,
    "on-host": onHostFlag,
  },
  exits: {
    0: { en: "every play came out", pt: "todas deram certo" },
    1: { en: "at least one did not", pt: "ao menos uma não deu" },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

/** A thread that never rests. In no file, which a worker would need leave to read. */
const BUSY = "data:text/javascript,for(;;);";

/** Plays round after round. Returns the exit code. */
export async function main(asked: Parsed<typeof command["flags"]>): Promise<number> {
  const { values, operands, lang } = asked;
  const scenarios = chosen(operands);
  const network = await networkOf(values["on-host"]);
  const evidence = evidenceOf(values);
  const signal = stopSignal();
  const took: number[] = [];
  const failed: Run[] = [];
  const progress = new Progress();

  using stack = new DisposableStack();
  for (let i = 0; i < values.busy; i++) {
    stack.adopt(new Worker(BUSY, { type: "module" }), (worker) => worker.terminate());
  }

  const plays = scenarios.flatMap((scenario) =>
    Array(values.copies).fill(scenario) as typeof scenarios
  );
  const atOnce = network === "own" ? Math.max(navigator.hardwareConcurrency, values.copies) : 1;
  for (let round = 0; round < values.rounds && !signal.aborted; round++) {
    const seed = values.seed + round;
    await inTurn(plays, atOnce, async (scenario) => {
      const run = await perform(scenario, { seed, network, lang, evidence, signal });
      took.push(run.ms);
      if (run.outcome === "met") return;
      failed.push(run);
      progress.clear();
      console.log(`${run.scenario} --seed ${seed}: ${run.outcome}: ${gistOf(run, lang)}`);
    }, () => {}).catch((error) => {
      if (!signal.aborted) throw error;
    });
    progress.show(`${round + 1}/${values.rounds}`);
  }

  took.sort((a, b) => a - b);
  const passed = took.length - failed.length;
  const [median = 0, longest = 0] = [took[took.length >> 1], took.at(-1)];
  progress.clear();
  console.log(
    {
      en: `${took.length} plays, median ${median} ms, longest ${longest} ms`,
      pt: `${took.length} execuções, mediana ${median} ms, a mais longa ${longest} ms`,
    }[lang],
  );
  console.log(`${passed} passed, ${failed.length} failed`);
  return signal.aborted ? 130 : failed.length === 0 ? 0 : 1;
}
