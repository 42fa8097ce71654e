import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { shardOf } from "../../commands/grade_flags.ts";
import { ROOT, Running } from "../running.ts";

const RIGHT = "tests/submissions/right/python_arguments";
const WRONG = "tests/submissions/wrong/python_swallows_refusal";

async function grade(...args: readonly string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "lab.ts", "grade", "--lang", "en", "--rounds", "1", ...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

async function withFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "grade-" });
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const names = async (folder: string) =>
  (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();

Deno.test("shardOf() deals out a class, each submission once", () => {
  const all = ["a", "b", "c", "d", "e"];
  const parts = [1, 2, 3].map((part) => shardOf(`${part}/3`)(all));
  assertEquals(parts, [["a", "d"], ["b", "e"], ["c"]]);
  assertEquals(shardOf(undefined)(all), all);
});

Deno.test("grade exits 0 and gives full marks where every claim was met", async () => {
  await withFolder(async (out) => {
    const { code, stdout } = await grade(RIGHT, "--only", "q1a", "--out", out);
    assertEquals(code, 0);
    assertStringIncludes(stdout, "10 / 10 points");
    const results = JSON.parse(await Deno.readTextFile(`${out}/results.json`));
    assertEquals(results.tests.length, 6);
  });
});

Deno.test("grade exits 1 and cites the lines where a claim was unmet", async () => {
  await withFolder(async (out) => {
    const { code, stdout } = await grade(WRONG, "--only", "q1a", "--out", out);
    assertEquals(code, 1);
    assertStringIncludes(stdout, "✘ The client that came first fails");
    assertStringIncludes(stdout, "observed: it ended with code 0 and not a word");
    const mark = JSON.parse(await Deno.readTextFile(`${out}/mark.json`));
    const lost = mark.questions[0].claims.filter(({ verdict }: { verdict: string }) =>
      verdict === "unmet"
    );
    assertEquals(lost.map(({ id }: { id: string }) => id), ["early-refused"]);
    assert(lost[0].lines.length > 0);
  });
});

Deno.test("grade exits 2 after a mistake, with one line", async () => {
  const lines = [
    await grade(),
    await grade("a", "b"),
    await grade(RIGHT, "--class", "--shard", "3/2"),
    await grade(RIGHT, "--only", "q9"),
    await grade("merge"),
    await grade(RIGHT, "--jobs", "2", "--on-host"),
    await grade(RIGHT, "--manifest", "deno.json"),
  ];
  for (const { code, stderr } of lines) {
    assertEquals([code, stderr.trimEnd().includes("\n")], [2, false], stderr);
  }
});

/** A class of two, by name. */
async function classOf(folder: string, members: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, from] of Object.entries(members)) {
    await Deno.mkdir(`${folder}/class/${name}`, { recursive: true });
    for (const file of await names(from)) {
      await Deno.copyFile(`${from}/${file}`, `${folder}/class/${name}/${file}`);
    }
  }
  return `${folder}/class`;
}

Deno.test("grade keeps what was graded when it is interrupted", {
  ignore: Deno.build.os === "windows",
}, async () => {
  await withFolder(async (folder) => {
    const whole = await classOf(folder, { ana: RIGHT, bia: RIGHT });
    const flags = ["--lang", "en", "--rounds", "1", "--jobs", "1", "--out", `${folder}/out`];
    await using grading = Running.start(
      [Deno.execPath(), "run", "-A", "lab.ts", "grade", "--class", whole, ...flags],
    );
    let line: string | undefined;
    do line = await grading.line(); while (line !== undefined && !line.startsWith("ana "));
    grading.child.kill("SIGINT");
    const { code, stderr } = await grading.ended();
    assertEquals(code, 130, stderr);
    const marks = (await Deno.readTextFile(`${folder}/out/marks.jsonl`)).trim().split("\n");
    assertEquals(marks.map((mark) => JSON.parse(mark).folder), ["ana"]);
    assertStringIncludes(await Deno.readTextFile(`${folder}/out/class.csv`), "ana");
    assert((await names(`${folder}/out`)).includes("index.html"));
  });
});

Deno.test("grade --class in two parts, merged, has everybody once", async () => {
  await withFolder(async (folder) => {
    const whole = await classOf(folder, { ana: RIGHT, bia: WRONG });
    for (const part of [1, 2]) {
      const out = `${folder}/part-${part}`;
      await grade("--class", whole, "--only=q1a", `--shard=${part}/2`, "--out", out);
    }
    const parts = [`${folder}/part-1`, `${folder}/part-2`];
    const { code } = await grade("merge", ...parts, "--out", `${folder}/all`);
    assertEquals(code, 1);
    const csv = await Deno.readTextFile(`${folder}/all/class.csv`);
    assertEquals(csv.trimEnd().split(/\r?\n/).map((row) => row.split(",")[1]), [
      "folder",
      "ana",
      "bia",
    ]);
    assertEquals(await names(`${folder}/all/bia`), await names(`${folder}/part-2/bia`));
    const again = await grade("merge", parts[0] ?? "", parts[0] ?? "", "--out", `${folder}/all`);
    assertEquals(again.code, 2);
  });
});
