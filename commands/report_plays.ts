/**
 * The plays of a report: quiet, with everything watched that can be.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import type { Scenario } from "../core/scenario.ts";
import { parseRun } from "../core/stored_run.ts";
import type { EvidenceChoice } from "../rig/evidence.ts";
import { perform, randomSeed } from "../rig/perform.ts";
import { Progress } from "../wire/progress.ts";
import { visible } from "../wire/visible.ts";
import { inTurn } from "./in_turn.ts";
import { chosen, networkOf } from "./questions.ts";
import type { ReportAsked } from "./report_flags.ts";
import { notIsolated } from "./terminal.ts";

/** What the plays gave. */
export interface Plays {
  /** Of the plays that ended, in the order asked for. */
  readonly runs: readonly Run[];
  /** What was captured, in the pcap format, by the name of its file. */
  readonly captures: ReadonlyMap<string, Uint8Array>;
  /** Why there are not all of them, where the lab failed. */
  readonly fault?: string | undefined;
}

/** Plays what was asked for. On an abort, what has ended is there. */
export async function playAll(
  { values, operands, lang }: ReportAsked,
  signal: AbortSignal,
): Promise<Plays> {
  const scenarios = chosen(operands);
  const network = await networkOf(values["on-host"]);
  if (network === "host") console.error(notIsolated()[lang]);
  const seed = values.seed ?? randomSeed();
  const runs: Run[] = [];
  const captures = new Map<string, Uint8Array>();
  const progress = new Progress();
  const show = (id: string) => progress.show(`${id} … ${runs.length}/${scenarios.length}`);
  const play = async (scenario: Scenario) => {
    const evidence: EvidenceChoice = {
      syscalls: !values["no-strace"],
      kernel: true,
      ...(values.capture && {
        packets: (machine, pcap) =>
          captures.set(machine === 1 ? scenario.id : `${scenario.id}-machine${machine}`, pcap),
      }),
    };
    show(scenario.id);
    runs.push(asStored(await perform(scenario, { seed, network, lang, evidence, signal })));
    show(scenario.id);
  };
  let fault: string | undefined;
  try {
    await inTurn(scenarios, network === "own" ? navigator.hardwareConcurrency : 1, play, () => {});
  } catch (error) {
    if (!signal.aborted) fault = visible(String(error));
  }
  progress.clear();
  const order = (run: Run) => scenarios.findIndex(({ id }) => id === run.scenario);
  return { runs: runs.sort((a, b) => order(a) - order(b)), captures, fault };
}

/**
 * The run as it will be read back: the report of a play and that of its stored run are the same, byte for byte.
 *
 * @throws where it could not be read back, which is a mistake of the lab's.
 */
function asStored(run: Run): Run {
  const parsed = parseRun(JSON.parse(JSON.stringify(run)));
  if ("run" in parsed) return parsed.run;
  throw new TypeError(`${run.scenario}: ${parsed.path}: ${parsed.problem.en}`);
}
