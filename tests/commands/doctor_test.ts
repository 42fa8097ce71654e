import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Diagnosis } from "../../core/diagnosis.ts";
import { allChecks } from "../../rig/doctor.ts";
import { type Ended, ROOT, runToEnd } from "../running.ts";

const NEEDS = [
  ...["--allow-run", "--allow-env", "--allow-net"],
  "--allow-sys=networkInterfaces,hostname,osRelease",
];
const DOCTOR = `
import { command, main } from "${new URL("commands/doctor.ts", ROOT)}";
import { runProgram } from "${new URL("wire/program.ts", ROOT)}";
await runProgram(command, main, Deno.args);
`;

/** With the fewest permissions, none of them to read a file. */
function doctor(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return runToEnd([Deno.execPath(), "run", "--no-prompt", ...NEEDS, "-", ...args], DOCTOR, env);
}

async function diagnosed(args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await doctor(["--json", ...args], env);
  assertEquals([stderr, stdout.split("\n").length], ["", 2]);
  return { code, ...JSON.parse(stdout) as Diagnosis };
}

Deno.test("doctor --json one line with every finding, whose levels add up", async () => {
  const { code, host, os, arch, findings, green, yellow, red } = await diagnosed([]);
  assertEquals([host, os, arch], [Deno.hostname(), Deno.build.os, Deno.build.arch]);
  assertEquals(findings.map(({ id }) => id), allChecks().map(({ id }) => id));
  assertEquals(green + yellow + red, findings.length);
  const levels = Object.entries({ green, yellow, red }).map(([level, count]) =>
    findings.filter((finding) => finding.level === level).length - count
  );
  assertEquals(levels, [0, 0, 0]);
  assertEquals(code, red > 0 ? 1 : 0);
  for (const { id, found, means } of findings) assert(found !== "" && means !== "", id);
});

Deno.test("doctor tells the same as a table, in Portuguese", async () => {
  const { code, stdout, stderr } = await doctor(["--lang", "pt"]);
  assertEquals(stderr, "");
  assertMatch(stdout, /^Rede\n {2}● . 127\.0\.0\.1 /);
  const [, red] = /\d+ verdes?, \d+ amarelos?, (\d+) vermelhos?: /.exec(stdout) ?? [];
  assertEquals(code, Number(red) > 0 ? 1 : 0, stdout);
});

Deno.test("doctor without a PATH finds no tool, says so in red, and exits with 1", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const { code, findings } = await diagnosed(["--lang", "en"], { PATH: "/there/is/nothing" });
  assertEquals(code, 1);
  const of = (id: string) => findings.find((finding) => finding.id === id);
  assertEquals(of("system")?.level, "red");
  assertMatch(of("system")?.mend ?? "", /^export PATH=/);
  const tools = findings.filter(({ id }) => /^language-(?!deno)|^strace$|^chromium$/.test(id));
  assertEquals(tools.map(({ level }) => level), tools.map(() => "yellow"));
});

Deno.test("doctor --strict fails for what is yellow, too", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const poor = { LC_ALL: "POSIX" }; // no UTF-8
  const { code, yellow } = await diagnosed(["--strict"], poor);
  assertEquals([code, yellow > 0], [1, true]);
});

Deno.test("doctor refuses what it does not know", async () => {
  const { code, stdout, stderr } = await doctor(["--jsno"]);
  assertEquals([code, stdout], [2, ""]);
  assertMatch(stderr, /^There is no flag --jsno; the nearest is --json\./);
});

Deno.test("doctor --room tells of many machines, of each what it said last", async () => {
  const line = (host: string, level: string) =>
    JSON.stringify({
      ...{ host, os: "linux", arch: "x86_64", green: 0, yellow: level === "yellow" ? 1 : 0 },
      red: level === "red" ? 1 : 0,
      findings: [{ id: "strace", level, found: "none", means: "less", mend: "get it" }],
    });
  const room = (lines: string, ...flags: readonly string[]) => {
    const lab = ["run", "--no-prompt", ...NEEDS, "lab.ts", "doctor", "--room", ...flags];
    return runToEnd([Deno.execPath(), ...lab], lines);
  };
  const mended = `${line("a", "red")}\n\n${line("b", "yellow")}\n${line("a", "yellow")}\n`;
  const [well, strict, red, wrong, none] = await Promise.all([
    room(mended),
    room(mended, "--strict"),
    room(line("a", "red"), "--lang", "pt"),
    room(`${line("a", "red")}\n{}`),
    room(""),
  ]);
  assertEquals([well, strict, red, wrong, none].map(({ code }) => code), [0, 1, 1, 1, 1]);
  assertMatch(well.stdout, /● ! strace: none\n {6}on all of them\n {6}→ get it\n/);
  assertMatch(red.stdout, /^Máquinas\n {2}● ✘ a /);
  assertMatch(
    wrong.stderr,
    /^Line 2 of stdin is not what doctor --json prints\. .* deno task .*\n$/,
  );
  assertMatch(none.stderr, /^There is nothing in stdin\. .*\n$/);
});
