/**
 * Every question, played once for the pages that tell of it: what a browser is shown is real output.
 *
 * @module
 */
import { inTurn } from "../../commands/in_turn.ts";
import type { Run } from "../../core/run.ts";
import { canIsolate } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import { catalogue } from "../../scenarios/catalogue.ts";

/** Plays the catalogue with all the evidence that a report can have; the runs are in its order. */
export async function playedRuns(): Promise<readonly Run[]> {
  const runs = new Map<string, Run>();
  const evidence = { syscalls: true, kernel: true, packets: () => {} };
  const work = async (scenario: typeof catalogue[number]) => {
    runs.set(scenario.id, await perform(scenario, { seed: 42, evidence }));
  };
  // On a shared network one play at a time: another's traffic would be taken for its own.
  await inTurn(catalogue, await canIsolate() ? 2 : 1, work, () => {});
  return catalogue.flatMap(({ id }) => runs.get(id) ?? []);
}
