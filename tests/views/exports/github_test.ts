import { assert, assertEquals, assertMatch } from "@std/assert";
import { workflow, type WorkflowTerms } from "../../../views/exports/github.ts";
import { runToEnd } from "../../running.ts";

const TERMS: WorkflowTerms = {
  ...{ only: [], hidden: [], rounds: 3, lang: "en", timeoutS: 540 },
  ...{ repository: "ana/socketlab", hides: false },
};

const PARSE = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))";
const hasYaml = await new Deno.Command("python3", { args: ["-c", "import yaml"] }).output()
  .then(({ success }) => success, () => false);

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

async function parsed(terms: Partial<WorkflowTerms> = {}) {
  const { stdout, stderr } = await runToEnd(
    ["python3", "-c", PARSE],
    workflow({ ...TERMS, ...terms }),
    { PYTHONIOENCODING: "utf-8" },
  );
  assertEquals(stderr, "");
  const { permissions, concurrency, jobs: { grade: job } } = JSON.parse(stdout);
  const steps: readonly Step[] = job.steps;
  return { permissions, concurrency, job, steps };
}

Deno.test("workflow() may read contents only, and ends in time", { ignore: !hasYaml }, async () => {
  const { permissions, concurrency, job, steps } = await parsed({ timeoutS: 541 });
  assertEquals(permissions, { contents: "read" });
  assertEquals(concurrency["cancel-in-progress"], true);
  assertEquals([job["timeout-minutes"], job["runs-on"]], [20, "ubuntu-24.04"]);
  const [student, lab] = steps;
  assertEquals(student?.with, { "path": "submission", "persist-credentials": false });
  assertEquals(lab?.with, {
    ...{ repository: "ana/socketlab", path: "socketlab" },
    "persist-credentials": false,
  });
});

Deno.test(
  "workflow() takes a ref as text, whatever it looks like",
  { ignore: !hasYaml },
  async () => {
    for (const ref of ["v1", "1.0", "1e10", "yes"]) {
      const { steps } = await parsed({ ref });
      assertEquals(steps[1]?.with?.ref, ref);
    }
  },
);

Deno.test("workflow() grades as the course decided", { ignore: !hasYaml }, async () => {
  const { steps } = await parsed({ only: ["q1", "q2a"], hidden: ["q1b"], rounds: 5, lang: "pt" });
  assertEquals(
    steps.find(({ name }) => name === "Grade")?.run,
    "npx -y deno@2.9.6 task grade --github --lang pt --rounds 5 --only q1,q2a --hidden q1b " +
      '--out "$GITHUB_WORKSPACE/results" "$GITHUB_WORKSPACE/submission"',
  );
});

Deno.test(
  "workflow() uploads results on failure too, unless they show what is hidden",
  { ignore: !hasYaml },
  async () => {
    const upload = (steps: readonly Step[]) =>
      steps.find(({ uses = "" }) => uses.startsWith("actions/upload-artifact@"));
    const open = upload((await parsed()).steps);
    assertEquals([open?.if, open?.with?.path], ["always()", "results"]);
    assertEquals(upload((await parsed({ hides: true })).steps), undefined);
  },
);

Deno.test(
  "workflow() carries the course's files, and nothing in them is obeyed",
  { ignore: !hasYaml || Deno.build.os === "windows" },
  async () => {
    const manifest = {
      name: "Ação ${{ secrets.X }} $(touch /tmp/x) `id` 'END' \u2028 \u0085 \ufeff \ud800 \t \x7f",
      programs: { "tcp-server": ["END", "\nEND\n", "# no comment", ": "] },
    };
    const text = workflow({ ...TERMS, manifest });
    assert(!text.includes("${{ secrets"));
    const { steps } = await parsed({ manifest, rubric: { hidden: [] } });
    const folder = await Deno.makeTempDir({ dir: "/tmp" });
    try {
      for (const [name, value] of [["manifest", manifest], ["rubric", { hidden: [] }]] as const) {
        const run = steps.find((step) => step.name === `${name}.json`)?.run ?? "";
        const { code, stdout, stderr } = await runToEnd(["bash", "-ec", run], "", {
          RUNNER_TEMP: folder,
        });
        assertEquals([code, stdout, stderr], [0, "", ""]);
        assertEquals(JSON.parse(await Deno.readTextFile(`${folder}/${name}.json`)), value);
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
    assertMatch(
      steps.find(({ name }) => name === "Grade")?.run ?? "",
      / --manifest "\$RUNNER_TEMP\/manifest\.json" --rubric "\$RUNNER_TEMP\/rubric\.json" /,
    );
  },
);
