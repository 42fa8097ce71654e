import { assertEquals } from "@std/assert";
import type { Run } from "../../core/run.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { commandAgain } from "../../views/again.ts";
import { fixedRun } from "../runs.ts";

Deno.test("commandAgain() plays the same programs", { permissions: "none" }, () => {
  const run = fixedRun(q1a, []);
  const playedBy = (origin: "bundled" | "submitted"): Run => {
    const cast = Object.entries(run.cast).map(([role, one], i) =>
      [role, { ...one, origin: i === 0 ? origin : "bundled" }] as const
    );
    return { ...run, cast: Object.fromEntries(cast) };
  };
  const seed = `--seed ${run.seed}`;
  assertEquals(commandAgain(playedBy("bundled"), "en"), `deno task q1a ${seed} --lang en`);
  assertEquals(
    commandAgain(playedBy("submitted"), "pt"),
    `deno task grade PASTA --only q1a ${seed}`,
  );
});
