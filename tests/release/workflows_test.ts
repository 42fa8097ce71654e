import { assert, assertEquals } from "@std/assert";
import { ROOT } from "../running.ts";

const read = (path: string) => Deno.readTextFile(new URL(path, ROOT));
const config = JSON.parse(await read("deno.json"));
const WORKFLOWS = [".github/workflows/ci.yml", ".github/workflows/release.yml"];
const ci = await read(".ci/run");
const [, version = ""] = /^deno_version=(\S+)$/m.exec(ci) ?? [];

Deno.test("all that runs the project does so with one version of Deno", async () => {
  for (const path of [...WORKFLOWS, "README.md", "README.pt-BR.md"]) {
    const text = await read(path);
    const named = [...text.matchAll(/(?:deno-version: |DENO_VERSION: |deno@)(\d\S*)/g)];
    assert(named.length > 0, path);
    assertEquals(new Set(named.map(([, one]) => one)), new Set([version]), path);
  }
});

Deno.test("what the workflows and CI run is there", async () => {
  for (const path of [...WORKFLOWS, ".ci/run"]) {
    const text = await read(path);
    for (const [, task = ""] of text.matchAll(/(?:deno|"\$old") task ([\w:-]+)/g)) {
      assert(task in config.tasks, `${path}: ${task}`);
    }
    for (const [script] of text.matchAll(/release\/\w+\.ts/g)) {
      await Deno.stat(new URL(script, ROOT));
    }
  }
});

Deno.test("deno task ok runs every step that CI runs on the newest Deno", () => {
  const steps = [...ci.matchAll(/^step (deno .*)$/gm)].map(([, step = ""]) => step);
  assert(steps.length >= 5);
  const parts = config.tasks.ok.command.split(" && ");
  assertEquals(parts.slice(0, steps.length), steps);
  assertEquals(parts.slice(steps.length), [
    "deno task test",
    "deno task compile",
    "deno task test:binaries",
  ]);
});
