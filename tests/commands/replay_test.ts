import { assert, assertEquals, assertMatch } from "@std/assert";
import { parseRuns } from "../../commands/stored_runs.ts";
import { Running, runToEnd } from "../running.ts";

const deno = [Deno.execPath(), "run", "--allow-env"];
const replay = (...args: string[]) => [
  ...deno,
  ...["--allow-read=.,/tmp", "lab.ts", "replay", ...args],
];
const lab = (...args: string[]) => [
  ...deno,
  ...["--allow-run", "--allow-net=127.0.0.1", "lab.ts", "run", ...args],
];

Deno.test("replay shows what lab showed, at any pace", async () => {
  const { stdout: json } = await runToEnd(lab("q1a", "q1b", "--json", "--seed", "7"));
  const [run] = parseRuns("stdin", json);
  assert(run);
  const asLabShows = async (...args: string[]) => {
    const { code, stdout, stderr } = await runToEnd(replay("-", ...args), json);
    assertEquals([code, stderr], [0, ""]);
    return stdout;
  };
  const all = await asLabShows("--speed", "max");
  const titles = [...all.matchAll(/^━━ (\w+) ·/gm)].map(([, id]) => id);
  assertEquals(titles, ["q1a", "q1b"]);
  for (const { seq } of run.timeline) assertMatch(all, new RegExp(`^ *${seq} +\\d+  `, "m"));
  for (const { claim } of run.judged) assert(all.replace(/\s+/g, " ").includes(claim.en));
  assertMatch(all, /deno task q1a --seed 7 --lang en\n/);

  const [q1a] = all.split("━━ q1b");
  assertEquals(await asLabShows("q1a", "--speed", "max"), q1a);
  const began = performance.now();
  assertEquals(await asLabShows("q1a", "--speed", "2"), q1a);
  const lastMs = run.timeline.at(-1)?.ms ?? 0;
  assert(performance.now() - began >= lastMs / 2, "it did not keep the pace");
});

Deno.test("replay ends at Ctrl-C at once, however long the pause", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const { stdout: json } = await runToEnd(lab("q1a", "--json"));
  const slow = json.replace(/("seq":2,"ms":)\d+/, "$1600000");
  await using program = Running.start(replay("-"));
  await program.type(slow);
  await program.closeStdin();
  for (let line; (line = await program.line()) !== undefined && !/^ +1 +\d+ /.test(line);) {
    // The first observation is told; the next is ten minutes away.
  }
  program.child.kill("SIGINT");
  assertEquals((await program.ended()).code, 130);
});

Deno.test("replay says in one line what it lacks", async () => {
  const { stdout: json } = await runToEnd(lab("q1a", "--json"));
  const cases: [args: string[], code: number, wrong: RegExp][] = [
    [[], 2, /^replay needs a file of runs, for example: deno task replay report\/runs\.jsonl\./],
    [["-", "q3"], 2, /^There is no q3 in stdin\. There are: q1a\.$/],
    [["-", "--speed", "0"], 2, /^--speed cannot be "0": it takes 0\.1\.\.1000 \| max\.$/],
    [["-", "--speed", "fast"], 2, /^--speed cannot be "fast"/],
    [["/tmp/none.jsonl"], 1, /^Cannot read \/tmp\/none\.jsonl: there is no such file/],
    [["/no/x"], 2, /^Deno was started without --allow-read=\/no\/x/],
  ];
  for (const [args, exit, wrong] of cases) {
    const { code, stdout, stderr } = await runToEnd(replay(...args), json);
    assertMatch(stderr.trimEnd(), wrong);
    assertEquals([code, stdout, stderr.trimEnd().split("\n").length], [exit, "", 1], stderr);
  }
});
