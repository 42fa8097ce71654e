/**
 * `deno task doctor`: looks at the machine, and says what it has and lacks for the lab.
 *
 * @module
 */
import { type Diagnosis, parseDiagnosis } from "../core/diagnosis.ts";
import { type Finding, tally } from "../core/finding.ts";
import { examine } from "../rig/doctor.ts";
import { examination } from "../views/doctor.ts";
import { room } from "../views/room.ts";
import { FileFailure } from "../wire/files.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import type { Lang, Text } from "../wire/text.ts";
import { typedForOutput } from "../wire/typed.ts";
import { INTERRUPTED, print, styleOfStdout } from "./terminal.ts";

/** The flags of `doctor`. */
export const command = {
  name: "doctor",
  summary: {
    en:
      "says within two seconds what this machine has and lacks for the lab, and how to mend it; " +
      "changes nothing.",
    pt: "diz em até dois segundos o que esta máquina tem e o que lhe falta para o laboratório, e " +
      "como resolver; não muda nada.",
  },
  flags: {
    json: {
      kind: "switch",
      help: {
        en: "one line of JSON on stdout, nothing else",
        pt: "uma linha de JSON na saída, e nada mais",
      },
    },
    room: {
      kind: "switch",
      help: {
        en: "of many machines: reads the lines that --json printed on each from stdin, and tells " +
          "which need what",
        pt: "de muitas máquinas: lê da entrada as linhas que --json imprimiu em cada uma, e diz " +
          "quais precisam do quê",
      },
    },
    strict: {
      kind: "switch",
      help: {
        en: "exit with code 1 for what is yellow, too",
        pt: "sai com código 1 também pelo que está em amarelo",
      },
    },
  },
  exits: {
    0: { en: "nothing is red", pt: "nada está em vermelho" },
    1: {
      en: "something is red, or yellow with --strict",
      pt: "algo está em vermelho, ou em amarelo com --strict",
    },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

/** Since the start of the process, in ms: what must have answered by then, so that all of it takes 2 s. */
const DEADLINE_MS = 1_750;
/** Where the start took long, on a cold disk say, there still is a look. */
const LEAST_MS = 1_000;

/** Looks, and tells. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  if (values.room) return await tellRoom(values.strict, lang);
  const signal = stopSignal();
  const withinMs = Math.max(LEAST_MS, Math.floor(DEADLINE_MS - performance.now()));
  const findings = await examine({ withinMs, signal });
  if (signal.aborted) {
    console.error(INTERRUPTED[lang]);
    return 130;
  }
  if (values.json) print([JSON.stringify(diagnosis(findings, lang))]);
  else print(examination(findings, lang, styleOfStdout()));
  const { yellow, red } = tally(findings);
  return red > 0 || values.strict && yellow > 0 ? 1 : 0;
}

/** Tells of many machines, of each what its last line says. */
async function tellRoom(isStrict: boolean, lang: Lang): Promise<number> {
  const lines = (await new Response(Deno.stdin.readable).text()).split("\n");
  const machines = new Map<string, Diagnosis>();
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const diagnosis = diagnosisIn(line, i + 1);
    machines.set(diagnosis.host, diagnosis);
  }
  const all = [...machines.values()];
  if (all.length === 0) {
    throw notMachines({ en: "There is nothing in stdin.", pt: "Não há nada na entrada." });
  }
  print(room(all, lang, styleOfStdout()));
  return all.some(({ yellow, red }) => red > 0 || isStrict && yellow > 0) ? 1 : 0;
}

function diagnosisIn(line: string, number: number): Diagnosis {
  try {
    return parseDiagnosis(line);
  } catch {
    throw notMachines({
      en: `Line ${number} of stdin is not what doctor --json prints.`,
      pt: `A linha ${number} da entrada não é o que doctor --json imprime.`,
    });
  }
}

function notMachines(what: Text): FileFailure {
  const collect = `${typedForOutput("doctor")} --json >> room.jsonl`;
  return new FileFailure({
    en: `${what.en} --room takes one machine a line: type on each of them ${collect}`,
    pt: `${what.pt} --room recebe uma máquina por linha: digite em cada uma ${collect}`,
  });
}

function diagnosis(findings: readonly Finding[], lang: Lang): Diagnosis {
  return {
    host: Deno.hostname(),
    os: Deno.build.os,
    arch: Deno.build.arch,
    findings: findings.map(({ id, level, found, means, mend }) => ({
      ...{ id, level, found: found[lang], means: means[lang] },
      ...(mend !== undefined && { mend }),
    })),
    ...tally(findings),
  };
}
