import { assertEquals } from "@std/assert";
import { EVEN } from "../../core/rubric.ts";
import { grade } from "../../grading/grade.ts";
import { openSandbox } from "../../rig/sandbox.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { canLockIn } from "../rig/cage.ts";

Deno.test("grade() plays at once, and tells one thing after the other, in the questions' order", {
  ignore: !canLockIn,
}, async () => {
  await using sandbox = await openSandbox({ choice: "required" });
  const scenarios = catalogue.filter(({ id }) => id.startsWith("q1"));
  const told: string[] = [];
  let telling = 0;
  const slowly = async (what: string) => {
    told.push(`${++telling} ${what}`);
    await new Promise((resolve) => setTimeout(resolve)); // long enough for others to cut in
    telling--;
  };
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
    onMark: ({ questions }) => slowly(questions.map(({ question }) => question).join()),
    onRun: (run) => slowly(run.scenario),
  });
  assertEquals(mark.questions.map(({ question }) => question), ["q1a", "q1b", "q1c"]);
  assertEquals(told.filter((what) => !what.startsWith("1 ")), []);
  assertEquals(told.length, 6);
  for (const list of told.filter((what) => what.includes(","))) {
    assertEquals(list, `1 ${list.slice(2).split(",").sort().join()}`);
  }
});
