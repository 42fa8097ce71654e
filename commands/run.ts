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
import { coloured, plain, type Style, wrap } from "../views/layout.ts";
import { summary } from "../views/summary.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import { same, type Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { inTurn } from "./in_turn.ts";
import { chosen, networkOf, onHostFlag, questions } from "./questions.ts";

/** The flags of `run`. */
export const runCommand = {
  name: "lab",
  summary: {
    en: "plays the questions of the assignment with real programs on real sockets.",
    pt: "executa as questões do trabalho com programas e sockets de verdade.",
  },
  operands: questions,
  flags: {
    seed: {
      kind: "whole",
      value: same("N"),
      min: 0,
      max: 4_294_967_295,
      help: {
        en: "play with the same words again (default: random)",
        pt: "repete as mesmas palavras (padrão: aleatório)",
      },
    },
    json: {
      kind: "switch",
      help: {
        en: "JSON Lines on stdout: one Run a line, nothing else",
        pt: "JSON Lines na saída: um Run por linha, e nada mais",
      },
    },
    quiet: { kind: "switch", help: { en: "only the final table", pt: "só a tabela final" } },
    list: { kind: "switch", help: { en: "list the questions", pt: "lista as questões" } },
    "on-host": onHostFlag,
  },
  exits: {
    0: { en: "every claim was met", pt: "tudo foi comprovado" },
    1: { en: "a claim was unmet or undecided", pt: "alguma afirmação não foi comprovada" },
    3: { en: "the lab could not finish a play", pt: "o laboratório não conseguiu terminar" },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

type Asked = Parsed<typeof runCommand["flags"]>;

/** Plays what was asked for. Returns the exit code. */
export async function run({ values, operands, lang }: Asked): Promise<number> {
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
  const runs: Run[] = [];
  const play = async (scenario: Scenario, tell: (lines: readonly string[]) => void) => {
    const narrator = new Narrator({ ...scenario, scenario: scenario.id, seed }, lang, style);
    if (narrated) tell(narrator.opening());
    const onObservation = (o: Observation) => narrated && tell(narrator.observation(o));
    const run = await perform(scenario, { seed, network, lang, signal, onObservation });
    if (values.json) tell([JSON.stringify(run)]);
    else if (narrated) tell(narrator.closing(run));
    runs.push(run);
  };
  const print = (lines: readonly string[]) => lines.forEach((line) => console.log(line));
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

function exitCode(runs: readonly Run[]): number {
  if (runs.some(({ outcome }) => outcome === "fault")) return 3;
  return runs.every(({ outcome }) => outcome === "met") ? 0 : 1;
}

/** Colours and the window's width on a terminal; plain and 100 columns elsewhere. */
function styleOfStdout(): Style {
  if (!Deno.stdout.isTerminal()) return { paint: plain, width: 100 };
  const columns = Deno.consoleSize().columns;
  return { paint: Deno.noColor ? plain : coloured, width: Math.min(Math.max(columns, 60), 120) };
}

const FAULT: Text = {
  en: "The lab could not play on",
  pt: "O laboratório não conseguiu continuar",
};

const INTERRUPTED: Text = {
  en: "Interrupted. Every program that was started has been ended.",
  pt: "Interrompido. Todos os programas iniciados foram encerrados.",
};

function notIsolated(): Text {
  if (Deno.build.os !== "linux") {
    return {
      en: "This system shows no kernel counters: the programs' own words are the evidence.",
      pt:
        "Este sistema não mostra os contadores do kernel: a evidência é o que os programas dizem.",
    };
  }
  return {
    en: "No network of its own for each play: the kernel's counters may contain others' traffic.",
    pt:
      "Sem rede própria para cada experimento: os contadores do kernel podem conter tráfego de outros.",
  };
}
