/**
 * `deno task doctor`: looks at the machine, and says what it has and lacks for the lab.
 *
 * @module
 */
import { type Finding, tally } from "../core/finding.ts";
import { examine } from "../rig/doctor.ts";
import { examination } from "../views/doctor.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import type { Lang } from "../wire/text.ts";
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

/**
 * One machine, as `--json` prints it, in the language that was asked for. `found` is what was seen, `means` what
 * that means for the lab, `mend` the command that changes it, where there is one.
 */
export interface Diagnosis {
  readonly host: string;
  readonly os: string;
  readonly arch: string;
  readonly findings: readonly {
    readonly id: string;
    readonly level: Finding["level"];
    readonly found: string;
    readonly means: string;
    readonly mend?: string;
  }[];
  /** How many findings are of each level. */
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
}

/** Looks, and tells. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
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
