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

/**
 * Plays the catalogue with all the evidence that a report can have; the runs are in its order. What a page must be it
 * must be of any run: one that was not met, where the machine is busy, is told of and shown like the others.
 */
export async function playedRuns(): Promise<readonly Run[]> {
  const runs = new Map<string, Run>();
  const evidence = { syscalls: true, kernel: true, packets: () => {} };
  const work = async (scenario: typeof catalogue[number]) => {
    runs.set(scenario.id, await perform(scenario, { seed: 42, evidence }));
  };
  // On a shared network one play at a time: another's traffic would be taken for its own.
  await inTurn(catalogue, await canIsolate() ? 2 : 1, work, () => {});
  const played = catalogue.flatMap(({ id }) => runs.get(id) ?? []);
  for (const { scenario, outcome, fault } of played) {
    if (outcome !== "met") {
      console.warn(`${scenario}, played for its page: ${outcome}`, fault?.en ?? "");
    }
  }
  return played;
}

/** Somebody who printed something, and not more than fits any screen: the question, which of its cast, the lines. */
export function shortOutput(
  runs: readonly Run[],
): { readonly scenario: string; readonly place: number; readonly lines: readonly string[] } {
  const outputs = runs.flatMap(({ scenario, cast, timeline }) =>
    Object.keys(cast).map((role, place) => {
      const printed = timeline.flatMap((o) => o.kind === "printed" && o.who === role ? [o] : []);
      const lines = printed.filter(({ stream }) => stream === "stdout").map(({ line }) => line);
      return { scenario, place, lines };
    })
  );
  const short = outputs.find(({ lines }) =>
    lines.length > 0 && lines.length < 5 && lines.every(({ length }) => length < 60)
  );
  if (!short) throw new Error("nobody printed a few short lines");
  return short;
}
