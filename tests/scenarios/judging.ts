/**
 * Claims judged on timelines written by hand: for what no play comes to.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import type { Finding } from "../../core/expectation.ts";
import { judge } from "../../core/run.ts";
import type { Scenario } from "../../core/scenario.ts";
import { type Entry, timelineOf } from "../timelines.ts";

type Verdict = Finding["verdict"];

/** Asserts what becomes of one claim of the scenario on each of the timelines. */
export function assertVerdicts<R extends string>(
  scenario: Scenario<R>,
  claim: string,
  cases: readonly (readonly [Verdict, readonly Entry<R>[]])[],
): void {
  const expectation = scenario.expectations.find(({ id }) => id === claim);
  assert(expectation, `no claim ${claim}`);
  const became = cases.map(([, entries]) => expectation.judge(timelineOf(...entries)).verdict);
  assertEquals(became, cases.map(([verdict]) => verdict));
}

/** The claims of the scenario that become this on the timeline. */
export function claimsThatAre<R extends string>(
  verdict: Verdict,
  scenario: Scenario<R>,
  ...entries: readonly Entry<R>[]
): string[] {
  const judged = judge(scenario, timelineOf(...entries));
  return judged.filter((one) => one.verdict === verdict).map(({ id }) => id);
}
