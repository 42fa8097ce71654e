import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { runAutograder, setupScript } from "../../../views/exports/gradescope.ts";
import { DENO_VERSION, type Terms } from "../../../views/exports/terms.ts";
import { ROOT, runToEnd } from "../../running.ts";

const TERMS: Terms = { only: [], hidden: [], rounds: 3, lang: "en", timeoutS: 60 };
const NEITHER = { manifest: false, rubric: false };
const isWindows = Deno.build.os === "windows";

/** As the grader writes them; `--out` is the fifth word after `deno`. */
const results = (output: string) =>
  `{
  "execution_time": 1,
  "output": "${output}",
  "tests": [
    { "output": "a test's own" }
  ]
}`;
const WRITES = (output: string) =>
  `mkdir -p "$6" && echo '${results(output).replaceAll("'", `'\\''`)}' >"$6/results.json"`;

/** Runs `run_autograder` where Gradescope would, with a `deno` that does this instead of grading. */
async function graded(deno: string, terms: Partial<Terms> = {}, has = NEITHER) {
  const root = await Deno.makeTempDir({ dir: "/tmp" });
  try {
    for (const folder of ["bin", "submission", "source/socketlab"]) {
      await Deno.mkdir(join(root, folder), { recursive: true });
    }
    const script = join(root, "run_autograder");
    await Deno.writeTextFile(script, runAutograder({ ...TERMS, ...terms }, has));
    const stub = `#!/usr/bin/env bash\nprintf '%s\\n' "$PWD" "$DENO_DIR" "$@" >"${root}/told"\n` +
      `echo student-output; echo grader-words >&2\n${deno}\n`;
    await Deno.writeTextFile(join(root, "bin/deno"), stub, { mode: 0o755 });
    const ended = await runToEnd(["bash", script], "", {
      AUTOGRADER_ROOT: root,
      PATH: `${root}/bin:${Deno.env.get("PATH")}`,
    });
    const told = (await Deno.readTextFile(join(root, "told"))).trimEnd().split("\n");
    const left = [...Deno.readDirSync(join(root, "results"))].map(({ name }) => name);
    return {
      ...ended,
      told: told.map((word) => word.replaceAll(root, "ROOT")),
      left,
      results: JSON.parse(await Deno.readTextFile(join(root, "results/results.json"))),
    };
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test(
  "runAutograder() leaves results where Gradescope looks",
  { ignore: isWindows },
  async () => {
    const { code, stdout, stderr, results, left } = await graded(`${WRITES("all")}; exit 1`);
    assertEquals([code, stderr, left], [0, "", ["results.json"]]);
    assertMatch(stdout, /^The grader ended with exit code 1 after \d+ s\.\n$/);
    assertEquals(results.output, "all");
  },
);

Deno.test(
  "runAutograder() tells the grader what the course decided",
  { ignore: isWindows },
  async () => {
    const { told } = await graded(
      WRITES("all"),
      { only: ["q1", "q2a"], hidden: ["q1b"], rounds: 5, lang: "pt" },
      { manifest: true, rubric: true },
    );
    const [cwd, cache, ...argv] = told;
    assertEquals([cwd, cache], ["ROOT/source/socketlab", "ROOT/source/deno_dir"]);
    assertEquals(argv.slice(0, 5), ["task", "--quiet", "grade", "ROOT/submission", "--out"]);
    assertEquals(argv.slice(6), [
      ...["--lang", "pt", "--rounds", "5", "--only", "q1,q2a", "--hidden", "q1b"],
      ...["--manifest", "ROOT/source/submission.json", "--rubric", "ROOT/source/rubric.json"],
    ]);
  },
);

Deno.test("runAutograder() shows results while they grow", { ignore: isWindows }, async () => {
  const waits = `until [ -f "$AUTOGRADER_ROOT/results/results.json" ]; do sleep 0.05; done`;
  const { results } = await graded(`${WRITES("some")}; ${waits}; ${WRITES("all")}`);
  assertEquals(results.output, "all");
});

Deno.test("runAutograder() keeps what was graded in time", { ignore: isWindows }, async () => {
  const hangs = `${WRITES("some")}; sleep 600`;
  const { code, stdout, results } = await graded(hangs, { timeoutS: 1 });
  assertEquals(code, 0);
  assertMatch(stdout, /exit code 124/);
  assertEquals(results.output.split("\n"), [
    "Time ran out: what is listed here is what was graded until then.",
    "some",
  ]);
  assertEquals(results.tests, [{ output: "a test's own" }]);
});

Deno.test(
  "runAutograder() keeps what was graded before a crash",
  { ignore: isWindows },
  async () => {
    const { results } = await graded(`${WRITES("some")}; kill -SEGV $$`, { lang: "pt" });
    assertMatch(results.output, /^O próprio avaliador falhou: .*\nsome$/);
  },
);

Deno.test(
  "runAutograder() says so where nothing was graded, by a failure or in time",
  { ignore: isWindows },
  async () => {
    const failed = await graded("exit 3");
    assertMatch(failed.results.output, /^The grader itself failed before anything was graded/);
    const late = await graded("sleep 600", { timeoutS: 1, lang: "pt" });
    assertMatch(late.results.output, /^O tempo acabou antes que algo fosse avaliado/);
    for (const { code, stdout, stderr, results } of [failed, late]) {
      assertEquals([code, stderr], [0, "grader-words\n"]);
      assert(!stdout.includes("student-output"));
      assertEquals([results.score, results.stdout_visibility], [0, "hidden"]);
    }
  },
);

Deno.test("setupScript() installs what is missing, one by one", { ignore: isWindows }, async () => {
  const root = await Deno.makeTempDir({ dir: "/tmp" });
  try {
    const bin = join(root, "bin");
    const binary = join(root, "global/deno/node_modules/@deno/linux-x64-glibc/deno");
    for (const folder of [bin, join(binary, ".."), join(root, "source/socketlab")]) {
      await Deno.mkdir(folder, { recursive: true });
    }
    const says = (name: string) => `#!/bin/bash\necho "${name} $*" >>"${root}/log"\n`;
    const stubs = {
      // An image without a JDK: the rest must come nevertheless.
      "apt-get": `${says("apt-get")}case "$*" in *jdk*) exit 100 ;; esac\n`,
      npm: `${says("npm")}case "$*" in root*) echo "${root}/global" ;; esac\n`,
      ln: `${says("ln")}cp "$2" "${bin}/deno"\n`,
      deno: "#!/bin/bash\necho 'deno 1.0.0 (old)'\n",
    };
    for (const [name, text] of Object.entries(stubs)) {
      await Deno.writeTextFile(join(bin, name), text, { mode: 0o755 });
    }
    await Deno.writeTextFile(binary, says("deno"), { mode: 0o644 });
    await Deno.writeTextFile(join(root, "setup.sh"), setupScript());
    const { code, stdout, stderr } = await runToEnd(["bash", join(root, "setup.sh")], "", {
      AUTOGRADER_ROOT: root,
      PATH: `${bin}:${Deno.env.get("PATH")}`,
    });
    assertEquals([code, stdout, stderr], [0, "could not install default-jdk-headless\n", ""]);
    const log = await Deno.readTextFile(join(root, "log"));
    const installed = [...log.matchAll(/^apt-get install .* (\S+)$/gm)].map(([, name]) => name);
    assertEquals(installed, [
      ...["bubblewrap", "util-linux", "iproute2", "python3", "gcc", "libc6-dev", "make"],
      "default-jdk-headless",
    ]);
    assertStringIncludes(log, `npm i -g --ignore-scripts deno@${DENO_VERSION}\n`);
    assertMatch(log, /^deno cache [^]*^deno run --cached-only /m);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("DENO_VERSION is the one that changes are tested with", async () => {
  const ci = await Deno.readTextFile(new URL(".ci/run", ROOT));
  assertEquals(DENO_VERSION, /^deno_version=(.*)$/m.exec(ci)?.[1]);
});
