/**
 * `deno task lab`: plays questions and tells them.
 *
 * @module
 */
import type { Observation } from "../core/observation.ts";
import type { Run } from "../core/run.ts";
import type { Scenario } from "../core/scenario.ts";
import { perform, randomSeed } from "../rig/perform.ts";
import { Narrator } from "../views/narration.ts";
import { wrap } from "../views/layout.ts";
import { summary } from "../views/summary.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import { visible } from "../wire/visible.ts";
import { evidenceFlags, evidenceOf } from "./evidence_flags.ts";
import { inTurn } from "./in_turn.ts";
import { exitCode } from "./outcomes.ts";
import { chosen, networkOf, onHostFlag, questions, seedFlag } from "./questions.ts";
import { FAULT, INTERRUPTED, notIsolated, print, styleOfStdout } from "./terminal.ts";

/** The flags of `run`. */
export const command = {
  name: "lab",
  summary: {
    en: "plays the questions of the assignment with real programs on real sockets.",
    pt: "executa as questões do trabalho com programas e sockets de verdade.",
  },
  operands: questions,
  flags: {
    seed: seedFlag,
    json: {
      kind: "switch",
      help: {
        en: "JSON Lines on stdout: one Run a line, nothing else",
        pt: "JSON Lines na saída: um Run por linha, e nada mais",
      },
    },
    quiet: { kind: "switch", help: { en: "only the final table", pt: "só a tabela final" } },
    list: { kind: "switch", help: { en: "list the questions", pt: "lista as questões" } },
    ...evidenceFlags,
    "on-host": onHostFlag,
  },
  exits: {
    0: { en: "every claim was met", pt: "tudo foi comprovado" },
    1: { en: "a claim was unmet or undecided", pt: "alguma afirmação não foi comprovada" },
    3: { en: "the lab could not finish a play", pt: "o laboratório não conseguiu terminar" },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

type Asked = Parsed<typeof command["flags"]>;

/** Plays what was asked for. Returns the exit code. */
export async function main({ values, operands, lang }: Asked): Promise<number> {
  const scenarios = chosen(operands);
  const style = styleOfStdout();
  if (values.list) {
    for (const { id, title } of scenarios) console.log(`${id}  ${title[lang]}`);
    return 0;
  }
  const network = await networkOf(values["on-host"]);
  const narrated = !values.json && !values.quiet;
  if (network === "host" && !values.json) {
    for (const line of wrap(notIsolated()[lang], style.width)) console.error(line);
  }

  const signal = stopSignal();
  const seed = values.seed ?? randomSeed();
  const evidence = evidenceOf(values);
  const runs: Run[] = [];
  const play = async (scenario: Scenario, tell: (lines: readonly string[]) => void) => {
    const narrator = new Narrator({ ...scenario, scenario: scenario.id, seed }, lang, style);
    if (narrated) tell(narrator.opening());
    const onObservation = (o: Observation) => narrated && tell(narrator.observation(o));
    const run = await perform(scenario, { seed, network, lang, evidence, signal, onObservation });
    if (values.json) tell([JSON.stringify(run)]);
    else if (narrated) tell(narrator.closing(run));
    runs.push(run);
  };
  try {
    // On a shared network one play at a time: another's traffic would show in the kernel's counters.
    await inTurn(scenarios, network === "own" ? navigator.hardwareConcurrency : 1, play, print);
  } catch (error) {
    if (!signal.aborted) {
      console.error(`${FAULT[lang]}: ${visible(String(error))}`);
      return 3;
    }
  }
  const order = (run: Run) => scenarios.findIndex(({ id }) => id === run.scenario);
  runs.sort((a, b) => order(a) - order(b));
  if (!values.json && (values.quiet || runs.length > 1)) print(summary(runs, lang, style));
  if (!signal.aborted) return exitCode(runs);
  console.error(INTERRUPTED[lang]);
  return 130;
}
