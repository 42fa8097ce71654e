/**
 * Runs that never change: what views are tested on.
 *
 * @module
 */
import type { Timeline } from "../core/observation.ts";
import { type Run, runOf } from "../core/run.ts";
import type { Scenario } from "../core/scenario.ts";
import type { Text } from "../wire/text.ts";

/** The run that this timeline makes of the scenario, on a fixed day and machine. */
export function fixedRun(scenario: Scenario, timeline: Timeline, fault?: Text): Run {
  return runOf(scenario, {
    seed: 42,
    startedAt: "2026-03-02T14:00:00.000Z",
    place: { network: "namespace", os: "linux", arch: "x86_64", deno: "2.9.6" },
    ms: timeline.at(-1)?.ms ?? 0,
    timeline,
    ...(fault && { fault }),
    originOf: (part) => part === "tcp-client" ? "submitted" : "bundled",
  });
}
