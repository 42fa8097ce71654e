import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { join } from "node:path";
import { keep } from "../../commands/kept_runs.ts";
import { authorOf } from "../../commands/report_flags.ts";
import type { Timeline } from "../../core/observation.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { UsageError } from "../../wire/flags.ts";
import { fixedRun } from "../runs.ts";
import { Running, runToEnd } from "../running.ts";
import { exited, listening, printed, started, timelineOf, typed } from "../timelines.ts";
import { until } from "../waiting.ts";

const report = (...args: string[]) => [
  ...[Deno.execPath(), "run", "--allow-run", "--allow-env", "--allow-net=127.0.0.1"],
  ...["--allow-read=.,/tmp", "--allow-write=.,/tmp", "lab.ts", "report", ...args],
];

const hasChromium = await new Deno.Command("chromium", { args: ["--version"] }).output()
  .then(({ success }) => success, () => false);

const runs = catalogue.map((scenario) => {
  const timeline: Timeline = timelineOf(
    ["lab", { kind: "caption", text: { en: "Now.", pt: "Agora." } }],
    ...Object.keys(scenario.cast).flatMap((role) => [
      [role, started()] as const,
      [role, listening()] as const,
      [role, typed("caju-1234")] as const,
      [role, printed("CAJU-1234")] as const,
      [role, exited(0)] as const,
    ]),
  );
  return fixedRun(scenario, timeline);
});

/** A folder with stored runs of these questions, gone with the test. */
async function folderOf(...ids: string[]) {
  const folder = await Deno.makeTempDir({ dir: "/tmp" });
  const some = runs.filter(({ scenario }) => ids.includes(scenario));
  const lines = some.map((run) => `${JSON.stringify(run)}\n`).join("");
  const from = join(folder, "in.jsonl");
  await Deno.writeTextFile(from, lines);
  return {
    folder,
    from,
    out: (name: string) => join(folder, name),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** Every file in a folder, by its path there. */
async function filesIn(folder: string, at = ""): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for await (const { name, isDirectory } of Deno.readDir(join(folder, at))) {
    const path = join(at, name);
    if (!isDirectory) found.set(path, await Deno.readFile(join(folder, path)));
    else for (const [inner, bytes] of await filesIn(folder, path)) found.set(inner, bytes);
  }
  return new Map([...found].sort(([a], [b]) => a < b ? -1 : 1));
}

Deno.test("report gives the same bytes for the same runs and options", async () => {
  await using made = await folderOf("q1a", "q2c");
  const { from, out } = made;
  const options = ["--author", "Ana, 1", "--author", "Bia", "--course", "Redes", "--lang", "pt"];
  const written = [];
  for (const [name, source] of [["a", from], ["b", from], ["c", join(out("a"), "runs.jsonl")]]) {
    const folder = out(name ?? "");
    const args = ["--from", source ?? "", "--out", folder, "--no-pdf", ...options];
    const { code, stdout, stderr } = await runToEnd(report(...args));
    assertEquals([code, stderr], [1, ""]); // these plays bear nothing out
    assertMatch(stdout, /report\.html +\d+,\d KiB\n[^]*\n2 questões: \d+ de \d+ afirmações/);
    written.push(await filesIn(folder));
  }
  const [a] = written;
  const names = [...a?.keys() ?? []];
  for (const name of ["report.html", "report.md", "runs.jsonl"]) assert(names.includes(name), name);
  assert(names.some((name) => /^prints\/.+\.svg$/.test(name)), "no pictures");
  for (const files of written) assertEquals(files, a);
});

Deno.test("report.pdf has the same bytes too, and the runs' date", {
  ignore: !hasChromium,
}, async () => {
  await using made = await folderOf("q1a");
  const { from, out } = made;
  const printed = [];
  for (const name of ["a", "b"]) {
    const { stderr } = await runToEnd(report("--from", from, "--out", out(name)));
    assertEquals(stderr, "");
    const files = await filesIn(out(name));
    assertEquals([...files.keys()].filter((path) => /printing|part/.test(path)), []);
    printed.push(files.get("report.pdf"));
  }
  const [a, b] = printed;
  assert(a && b);
  const text = new TextDecoder("latin1").decode(a);
  const dates = [...text.matchAll(/D:\d{14}/g)].map(([date]) => date);
  assertEquals([text.slice(0, 5), ...new Set(dates)], ["%PDF-", "D:20260302140000"]);
  assertEquals(a, b);
});

Deno.test("report of a fresh play and of its runs.jsonl are the same", async () => {
  await using made = await folderOf();
  const { out } = made;
  const played = await runToEnd(report("q1a", "--out", out("a"), "--no-pdf"));
  assertEquals([played.code, played.stderr], [0, ""]);
  assertMatch(played.stdout, /\n1 question: 6 of 6 claims met\.\n$/);
  const from = join(out("a"), "runs.jsonl");
  await runToEnd(report("--from", from, "--out", out("b"), "--no-pdf"));
  assertEquals(await filesIn(out("b")), await filesIn(out("a")));
});

Deno.test("report takes the place of an earlier one, and of nothing else", async () => {
  await using made = await folderOf("q1a", "q2c");
  const { folder, from, out } = made;
  const make = (...args: string[]) => runToEnd(report(...args, "--out", out("a"), "--no-pdf"));
  await make("--from", from);
  const before = await filesIn(out("a"));
  const own = ["notes.md", "prints/mine.svg", "prints/q2c-mine.svg"];
  for (const name of own) await Deno.writeTextFile(join(out("a"), name), "mine");
  await Deno.writeTextFile(join(out("a"), "report.pdf"), "of the earlier report");

  const { stdout } = await make("q1a", "--from", from);
  const after = await filesIn(out("a"));
  const gone = [...before.keys()].filter((name) => !after.has(name));
  assert(gone.length > 0 && gone.every((name) => /^prints\/.*q2c.*\.svg$/.test(name)), `${gone}`);
  assertMatch(stdout, /\nOf the earlier report, removed: prints\/.*report\.pdf\n/);
  for (const name of own) assert(after.has(name), name);
  assertEquals((await filesIn(folder)).has("in.jsonl"), true);

  const less = await make("q1a", "--from", join(out("a"), "runs.jsonl"));
  assertEquals([less.code, less.stderr], [1, ""]); // all that it has: nothing would be lost
});

Deno.test("report says in one line what is wrong with stored runs", async () => {
  await using made = await folderOf("q1a", "q2c");
  const { from, out, folder } = made;
  const [run] = runs;
  const files: [name: string, text: string, wrong: RegExp][] = [
    ["empty", "\n\n", /^Cannot use .*empty: there are no runs in it\. It takes one a line/],
    ["text", "{}\nhello\n", /: line 1 is no run: format: it is missing\.$/],
    ["json", `${JSON.stringify(run)}\nhello\n`, /: line 2 is not JSON\. It takes one run a line/],
    ["newer", '\r\n{"format":7}', /: line 2 is no run: format: .*this socketlab is too old/],
    ["field", JSON.stringify({ ...run, seed: "x\x1b" }), /: seed: it cannot be "x.*should be/],
  ];
  for (const [name, text, wrong] of files) {
    const path = join(folder, name);
    await Deno.writeTextFile(path, text);
    const { code, stdout, stderr } = await runToEnd(report("--from", path, "--out", out("a")));
    assertMatch(stderr.trimEnd(), wrong, name);
    assertEquals([code, stdout, stderr.trimEnd().split("\n").length], [1, "", 1], name);
    const piped = await runToEnd(report("--from", "-", "--out", out("a")), text);
    assertEquals(piped.stderr, stderr.replaceAll(path, "stdin"));
  }
  const args: [args: string[], code: number, wrong: RegExp][] = [
    [
      ["--from", join(folder, "none")],
      1,
      /^Cannot read .*none: there is no such file.*ENOENT\)\.$/,
    ],
    [["--from", folder], 1, /it is a folder \(EISDIR\)\.$/],
    [["q9", "--from", from], 2, /^There is no q9 in .*in\.jsonl\. There are: q1a, q2c\.$/],
    [["q9"], 2, /^There is no question "q9"/],
    [["--from", from, "--seed", "1"], 2, /^--seed and --from do not go together/],
    [["--from", from, "--out", from], 1, /^Cannot write to .*: there is a file of that name/],
    [["--from", from, "--out", "/no/x"], 2, /--allow-read=\/no\/x --allow-write=\/no\/x: start/],
    [["--from", "/no/x"], 2, /^Deno was started without --allow-read=\/no\/x/],
    [["--author", ", 1"], 2, /^--author cannot be ", 1": it takes a name/],
  ];
  for (const [some, exit, wrong] of args) {
    const out = some.includes("--out") ? [] : ["--out", join(folder, "b")];
    const { code, stderr } = await runToEnd(report(...some, ...out));
    assertMatch(stderr.trimEnd(), wrong);
    assertEquals([code, stderr.trimEnd().split("\n").length], [exit, 1], stderr);
  }
});

Deno.test("report takes paths as seen from where deno task was typed", async () => {
  await using made = await folderOf("q1a");
  const { folder } = made;
  const command = report("--from", "in.jsonl", "--out", "x", "--no-pdf");
  await runToEnd(command, "", { INIT_CWD: folder });
  assert((await filesIn(folder)).has("x/report.html"));
});

Deno.test("report of the same question twice takes the last, and says so", async () => {
  await using made = await folderOf("q1a");
  const { from, out } = made;
  const line = await Deno.readTextFile(from);
  await Deno.writeTextFile(from, line + line.replace('"seed":42', '"seed":43'));
  const { stderr } = await runToEnd(report("--from", from, "--out", out("a"), "--no-pdf"));
  assertMatch(stderr, /^.*in\.jsonl has more than one run of q1a: the last one counts\.\n$/);
  assertMatch(await Deno.readTextFile(join(out("a"), "runs.jsonl")), /^.*"seed":43.*\n$/);
});

Deno.test("report ends at Ctrl-C, and half of nothing is there", {
  ignore: Deno.build.os === "windows",
}, async () => {
  await using made = await folderOf();
  const { out } = made;
  await using program = Running.start(report("--out", out("a")));
  await until("folder", () => Deno.stat(out("a")).catch(() => undefined));
  program.child.kill("SIGINT");
  const { code, stderr } = await program.ended();
  assertEquals(code, 130);
  assertMatch(stderr, /^Interrupted\. Every program[^\n]*\n(?:Kept: [^\n]*\n)?$/);
  const names = [...(await filesIn(out("a"))).keys()];
  assertEquals(names.filter((name) => name !== "runs.jsonl"), []);
});

Deno.test("keep() spares the runs of an earlier report", async () => {
  await using made = await folderOf();
  const { folder } = made;
  const [one, two] = runs;
  assert(one && two);
  assertEquals(await keep(folder, []), undefined);
  const first = await keep(folder, [one]);
  assertEquals(
    first?.en,
    `Kept: q1a. A report of them: deno task report --from ${folder}/runs.jsonl`,
  );
  assertMatch(
    (await keep(folder, [one, two]))?.pt ?? "",
    /^Guardado: q1a, q1b\..*\/interrupted\.jsonl$/,
  );
  const kept = await Deno.readTextFile(join(folder, "runs.jsonl"));
  assertEquals(kept, `${JSON.stringify(one)}\n`);
});

Deno.test("authorOf() splits at the last comma", { permissions: "none" }, () => {
  assertEquals(authorOf("Ana Souza, 12345"), { name: "Ana Souza", id: "12345" });
  assertEquals(authorOf(" Souza, Ana ,2024-1 "), { name: "Souza, Ana", id: "2024-1" });
  for (const name of ["Bia", " Bia ", "Bia,", "Bia, "]) {
    assertEquals(authorOf(name), { name: "Bia" });
  }
  assertEquals(authorOf("A\x1b[2J, 1"), { name: "A\\x1b[2J", id: "1" });
  for (const none of [",", " ", ", 12345"]) assertThrows(() => authorOf(none), UsageError);
});
