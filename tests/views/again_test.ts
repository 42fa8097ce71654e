import { assertEquals } from "@std/assert";
import type { Run } from "../../core/run.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { commandAgain } from "../../views/again.ts";
import { fixedRun } from "../runs.ts";

Deno.test("commandAgain() plays the same programs", { permissions: "none" }, () => {
  const run = fixedRun(q1a, []);
  assertEquals(commandAgain(run, "en"), `deno task q1a --seed ${run.seed} --lang en`);
  const cast = { ...run.cast, server: { ...run.cast.server, origin: "submitted" } };
  assertEquals(
    commandAgain({ ...run, cast } as Run, "pt"),
    `deno task grade PASTA --only q1a --seed ${run.seed} --rounds 1 --lang pt`,
  );
});
