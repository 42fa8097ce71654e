import { assertEquals } from "@std/assert";
import { EVEN } from "../../core/rubric.ts";
import { grade } from "../../grading/grade.ts";
import { openSandbox } from "../../rig/sandbox.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { canLockIn } from "../rig/cage.ts";

Deno.test("grade() plays at once, and marks in the order of the questions", {
  ignore: !canLockIn,
}, async () => {
  await using sandbox = await openSandbox({ choice: "required" });
  const scenarios = catalogue.filter(({ id }) => id.startsWith("q1"));
  const told: string[] = [];
  const mark = await grade({
    label: "fixed",
    folder: new URL("../submissions/right/python_arguments", import.meta.url).pathname,
    manifest: {
      build: [],
      programs: { "tcp-client": ["false"], "udp-client": ["false"] },
      ports: {},
    },
    remarks: [],
  }, {
    scenarios,
    rubric: EVEN,
    rounds: 1,
    atOnce: 3,
    network: "own",
    lang: "en",
    sandbox,
    signal: new AbortController().signal,
    onMark: ({ questions }) => void told.push(questions.map(({ question }) => question).join()),
    onRun: (run) => void told.push(run.scenario),
  });
  assertEquals(mark.questions.map(({ question }) => question), ["q1a", "q1b", "q1c"]);
  assertEquals(told.length, 6);
  assertEquals(told.at(-1), "q1a,q1b,q1c");
  for (const list of told) assertEquals(list, list.split(",").sort().join());
});
