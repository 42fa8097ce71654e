import { assert, assertEquals } from "@std/assert";
import { catalogue } from "../../scenarios/catalogue.ts";
import { canIsolate } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import type { Patience, Scenario } from "../../core/scenario.ts";
import { rightPrograms, type Trial, wrongPrograms } from "../programs/catalogue.ts";
import { programOf, runnable } from "../programs/runnable.ts";

/** For wrong programs: shorter than a person's, since most of these waits are in vain. */
const SHORT: Patience = {
  startupMs: 4_000,
  replyMs: 2_000,
  refusalMs: 2_000,
  exitMs: 1_000,
  silenceMs: 300,
};
const AT_ONCE = 6;
const isolated = await canIsolate();

const takesPart = (scenario: Scenario, { part, onlyIn }: Trial) =>
  (onlyIn?.includes(scenario.id) ?? true) &&
  Object.values(scenario.cast).some((role) => role.part === part);

async function judgedIn(scenario: Scenario, trial: Trial, patience: Partial<Patience>) {
  const programs = { [trial.part]: programOf(trial) };
  const run = await perform(scenario, { programs, patience, seed: 1 });
  assert(run.outcome !== "fault", `${scenario.id}: ${run.fault?.en}`);
  const ids = (verdict: string) => run.judged.filter((j) => j.verdict === verdict).map((j) => j.id);
  return { unmet: ids("unmet"), undecided: ids("undecided") };
}

/** Every trial in every scenario that has its part, a few at a time: they mostly wait. */
async function tryAll(
  t: Deno.TestContext,
  trials: readonly Trial[],
  patience: Partial<Patience> = {},
): Promise<void> {
  const jobs = trials.flatMap((trial) =>
    catalogue.filter((scenario) => takesPart(scenario, trial)).map((scenario) => ({
      trial,
      scenario,
    }))
  );
  let next = 0;
  const worker = async () => {
    for (let job; (job = jobs[next++]);) {
      const { trial, scenario } = job;
      await t.step({
        name: `${scenario.id}: ${trial.file}`,
        fn: async () => {
          const { unmet, undecided } = await judgedIn(scenario, trial, patience);
          assertEquals(unmet, trial.breaks[scenario.id] ?? []);
          if (trial.leavesOpen) assertEquals(undecided, trial.leavesOpen[scenario.id] ?? []);
        },
        sanitizeOps: false, // steps side by side see each other's operations
        sanitizeResources: false,
        sanitizeExit: false,
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

Deno.test("every expectation has a wrong program that breaks it", () => {
  const broken = wrongPrograms.flatMap(({ breaks }) =>
    Object.entries(breaks).flatMap(([id, claims]) => claims.map((claim) => `${id}: ${claim}`))
  );
  const claims = catalogue.flatMap(({ id, expectations }) =>
    expectations.map((e) => `${id}: ${e.id}`)
  );
  assertEquals([...new Set(broken)].sort(), claims.sort());
});

Deno.test("wrong programs lose exactly the claims that their bug breaks", {
  ignore: !isolated, // a hard-coded port, or a kernel's receipt, needs a network of its own
}, async (t) => await tryAll(t, await runnable(wrongPrograms), SHORT));

Deno.test("right programs in other styles lose nothing", { ignore: !isolated }, async (t) => {
  await tryAll(t, await runnable(rightPrograms));
});
