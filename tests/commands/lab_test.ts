import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Run } from "../../core/run.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { runToEnd } from "../running.ts";

const lab = (...args: string[]) => [
  Deno.execPath(),
  ...["run", "--allow-run", "--allow-env", "--allow-net=127.0.0.1", "lab.ts", ...args],
];

Deno.test("lab plays the catalogue, tells it in order, and ends with the table", async () => {
  const { code, stdout, stderr } = await runToEnd(lab("run", "--seed", "5"));
  assertEquals([code, stderr], [0, ""]);
  const order = catalogue.map(({ id }) => stdout.indexOf(`━━ ${id} ·`));
  assertEquals(order, order.toSorted((a, b) => a - b));
  const table = stdout.slice(stdout.lastIndexOf("question"));
  for (const { id } of catalogue) assertMatch(table, new RegExp(`^${id} +\\d+ +✔ met`, "m"));
  // deno-lint-ignore no-control-regex -- a pipe gets no colours
  assert(!/\x1b/.test(stdout));
});

Deno.test("lab --json prints one Run a line and nothing else", async () => {
  const { code, stdout } = await runToEnd(lab("run", "q2a", "q1", "q1a", "--json", "--lang", "pt"));
  const runs = stdout.trimEnd().split("\n").map((line): Run => JSON.parse(line));
  assertEquals(runs.map(({ scenario }) => scenario), ["q2a", "q1a", "q1b", "q1c"]);
  assertEquals(runs.filter(({ outcome }) => outcome !== "met"), []);
  assertEquals(code, 0);
});

Deno.test("lab speaks the system's language", async () => {
  const { stdout } = await runToEnd(lab("run", "q1a"), "", { LC_ALL: "pt_BR.UTF-8" });
  assertMatch(stdout, /Pergunta: Execute o cliente TCP/);
  assertMatch(stdout, /! Não foi possível conectar a 127\.0\.0\.1:12000: conexão recusada/);
});

Deno.test("lab --list, --quiet, --help and mistakes", async () => {
  const [list, quiet, help, wrong, none] = await Promise.all([
    runToEnd(lab("run", "--list")),
    runToEnd(lab("run", "--quiet", "q1a")),
    runToEnd(lab("run", "--help")),
    runToEnd(lab("run", "q9")),
    runToEnd(lab("grdae")),
  ]);
  const known = catalogue.map(({ id }) => id);
  assertEquals(list.stdout.match(/^q\d\w+/gm), known);
  assertEquals(quiet.stdout.trimEnd().split("\n").length, 2);
  assertMatch(help.stdout, /--seed N[\s\S]*Exit codes:\n {2}0/);
  assertEquals(wrong.stderr, `There is no question "q9". There are: ${known.join(", ")}.\n`);
  assertEquals(
    none.stderr,
    `There is no command "grdae"; the nearest is "grade". See lab.ts --help.\n`,
  );
  assertEquals([list, quiet, help, wrong, none].map(({ code }) => code), [0, 0, 0, 2, 2]);
});

Deno.test(
  "lab whose reader has seen enough ends quietly",
  { ignore: Deno.build.os === "windows" },
  async () => {
    const command = `"$@" | head -n 1; exit 0`;
    const { stdout, stderr } = await runToEnd(["sh", "-c", command, "sh", ...lab("run", "q1a")]);
    assertMatch(stdout, /^━━ q1a/);
    assertEquals(stderr, "");
  },
);

Deno.test("lab --strace --capture tells calls and segments, or that it cannot", async () => {
  const { code, stdout } = await runToEnd(lab("run", "q1a", "--strace", "--capture"));
  assertMatch(stdout, /connect\([^)]+\) = ECONNREFUSED|no system calls: /);
  assertMatch(stdout, /network +│ .* TCP RST,ACK|no segments and datagrams: /);
  assertEquals(code, 0);
});

Deno.test("flaky counts", async () => {
  const { code, stdout } = await runToEnd(lab("flaky", "q1a", "--rounds", "2", "--busy", "1"));
  assertMatch(stdout, /^2 plays, median \d+ ms, longest \d+ ms\n2 passed, 0 failed\n$/);
  assertEquals(code, 0);
});
