import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Diagnosis } from "../../commands/doctor.ts";
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
