import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import type { Run } from "../../core/run.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { SINGLE } from "../../wire/typed.ts";
import { ROOT, runToEnd } from "../running.ts";
import { DIST, Machine, NAMES, SUFFIX } from "./stick.ts";

const made = { ignore: DIST === undefined };
const right = (name: string) => new URL(`tests/submissions/right/${name}/`, ROOT);

Deno.test("each binary starts, and tells its version, commit and Deno", made, async () => {
  await using machine = await Machine.with(...NAMES);
  for (const name of NAMES) {
    const { code, stdout, stderr } = await machine.run(name, "--version");
    assertEquals([code, stderr], [0, ""], name);
    assertMatch(
      stdout,
      new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(commit \\w+\\+?, Deno \\d\\S+\\)\n$`),
    );
  }
  assertEquals(
    await Array.fromAsync(Deno.readDir(machine.folder)),
    [],
    "they leave nothing behind",
  );
});

Deno.test("no binary runs code from /tmp, where others can write", made, async () => {
  for (const name of NAMES) {
    const [key] = await found(name, /"code_cache_key":\w+/);
    assertEquals(key, '"code_cache_key":null', name);
  }
});

Deno.test("no binary may do more than it needs", made, async () => {
  const kinds = new Set<string>();
  for (const name of NAMES.slice(1)) {
    const [text = ""] = await found(name, /"permissions":\{[^}]*\}/);
    const permissions = Object.entries<string[] | null>(JSON.parse(`{${text}}`).permissions);
    const allowed = permissions.filter(([kind, list]) => kind.startsWith("allow_") && list);
    for (const [kind] of allowed) if (kind !== "allow_import") kinds.add(`${name} ${kind}`);
  }
  const usual = NAMES.slice(1).map((name) => `${name} allow_net`);
  const more = [...kinds].filter((one) =>
    !usual.includes(one) && !/crashing-client allow_ffi/.test(one)
  );
  assertEquals(more.sort(), [
    "chat-join allow_read",
    "chat-peer allow_sys",
    "chat-room allow_read",
    "chat-room allow_sys",
    "chat-room allow_write",
  ]);
});

/** What stands in a binary, of what Deno has written behind its base. */
async function found(name: string, pattern: RegExp): Promise<string[]> {
  using file = await Deno.open(join(DIST ?? "", name + SUFFIX));
  const { size } = await file.stat();
  await file.seek(size - Math.min(size, TAIL_BYTES), Deno.SeekMode.Start);
  const tail = new TextDecoder("latin1").decode(
    await new Response(file.readable).arrayBuffer(),
  );
  return [...(pattern.exec(tail) ?? [])];
}

/** More than what is embedded takes. */
const TAIL_BYTES = 16 * 1024 * 1024;

Deno.test("socketlab plays all questions with programs that are in itself", made, async () => {
  await using machine = await Machine.with(SINGLE);
  const { code, stdout, stderr } = await machine.run(SINGLE, "run", "--json");
  const runs = stdout.trimEnd().split("\n").map((line): Run => JSON.parse(line));
  const unmet = runs.filter(({ outcome }) => outcome !== "met").map(({ scenario }) => scenario);
  assertEquals([code, unmet, stderr], [0, [], ""]);
  assertEquals(runs.map(({ scenario }) => scenario).sort(), catalogue.map(({ id }) => id).sort());
  for (const { timeline } of runs) {
    for (const observation of timeline) {
      if (observation.kind === "started") assertMatch(observation.command, /^socketlab \w/);
    }
  }
});

for (const [language, folder] of [["C", "c_threads_and_room"], ["Python", "python_everything"]]) {
  Deno.test(`socketlab grades a submission in ${language}`, made, async () => {
    await using machine = await Machine.with(SINGLE);
    const submission = await machine.handIn(right(folder ?? ""));
    const { code, stdout } = await machine.run(SINGLE, "grade", submission, "--rounds", "1");
    const [, points, most] = /^(\d+) \/ (\d+) points$/m.exec(stdout) ?? [];
    assertEquals([code, points], [0, most], stdout);
    const mark = JSON.parse(await Deno.readTextFile(join(machine.folder, "grades/mark.json")));
    assert(mark.questions.length >= 3);
  });
}

Deno.test("socketlab says of a wrong submission what the lab says", made, async () => {
  await using machine = await Machine.with(SINGLE);
  const submission = await machine.handIn(
    new URL("tests/submissions/wrong/python_never_flushes/", ROOT),
  );
  const { code, stdout } = await machine.run(SINGLE, "grade", submission, "--only", "q1a");
  assertEquals(code, 1);
  assertMatch(stdout, /✘ A client started after the server is served[\s\S]*hint: /);
});

Deno.test("socketlab writes the report, and tells it again", made, async () => {
  await using machine = await Machine.with(SINGLE);
  const flags = ["--no-pdf", "--author", "Ana Souza, 12345", "--lang", "pt"];
  const { code, stderr } = await machine.run(SINGLE, "report", "q1a", "q2c", "q3a", ...flags);
  assertEquals([code, stderr], [0, ""]);
  const html = await Deno.readTextFile(join(machine.folder, "report/report.html"));
  assertStringIncludes(html, "Ana Souza");
  assertStringIncludes(html, "socketlab q1a --seed");
  assert(html.length > 300_000, "the player is in it");
  const replay = ["replay", "report/runs.jsonl", "q1a", "--speed", "max"];
  assertMatch((await machine.run(SINGLE, ...replay)).stdout, /conexão recusada/i);
});

Deno.test("two chat peers talk, one of them in socketlab", made, async () => {
  await using machine = await Machine.with(SINGLE, "chat-peer");
  const { code, stdout } = await machine.shell(
    `echo oi | "$0/chat-peer" --me 127.0.0.2:12345 --peer 127.0.0.1:12345 --nick bia &
    echo olá | "$0/socketlab" chat-peer --me 127.0.0.1:12345 --peer 127.0.0.2:12345 --nick ana && wait`,
  );
  assert(code <= 1, stdout); // 1: the other had left before it could tell that all has arrived
  assertMatch(stdout, /<bia [^>]*> oi/);
  assertMatch(stdout, /<ana [^>]*> olá/);
});

Deno.test("a crowd fills a room, each in a binary of its own, and all hear all", made, async () => {
  await using machine = await Machine.with("chat-room", "chat-crowd");
  const { stdout } = await machine.shell(
    served('"$0/chat-room" --port 12001', '"$0/chat-crowd" --port 12001 --members 20 --json'),
  );
  const { joined, due, delivered } = JSON.parse(stdout);
  assertEquals([joined, delivered], [20, due]);
  assert(due > 0);
});

for (const prefix of ['"$0"/', '"$0"/socketlab ']) {
  for (const model of ["pool", "per-client"]) {
    const [server, swarm] = [`${prefix}threaded-server`, `${prefix}swarm`];
    Deno.test(
      `${swarm}'s workers talk to the workers of ${server} --model ${model}`,
      made,
      async () => {
        await using machine = await Machine.with(SINGLE, "threaded-server", "swarm");
        const { stdout } = await machine.shell(
          served(
            `${server} --model ${model} --port 12001`,
            `${swarm} --port 12001 --clients 20 --workers 2 --lines 10 --json`,
          ),
        );
        const { sent, answered, wrong } = JSON.parse(stdout);
        assertEquals([sent, answered, wrong], [200, 200, 0]);
      },
    );
  }
}

/** A shell's command that runs a client once a server listens, and ends the server after it. */
function served(server: string, client: string): string {
  return `${server} >listening & trap 'kill $!' EXIT
    until grep -q listening listening; do kill -0 $! || exit; done
    ${client}`;
}

Deno.test(
  "socketlab says what is wrong with a machine, and without a network nothing is",
  made,
  async () => {
    await using machine = await Machine.with(SINGLE);
    const { code, stdout } = await machine.run(SINGLE, "doctor", "--json");
    const { findings, red } = JSON.parse(stdout);
    assertEquals([code, red], [0, 0], stdout);
    const deno = findings.find(({ id }: { id: string }) => id === "language-deno");
    assertEquals(deno?.level, "yellow", "the machine has no Deno, whatever the binary is made of");
  },
);

Deno.test("socketlab exports the grader that the project exports", made, async () => {
  await using machine = await Machine.with(SINGLE);
  const { code, stderr } = await machine.run(SINGLE, "export", "gradescope");
  assertEquals([code, stderr], [0, ""]);
  const out = join(machine.folder, "from-sources.zip");
  const flags = ["--allow-env", "--allow-read", "--allow-write", "lab.ts"];
  await runToEnd([Deno.execPath(), "run", ...flags, "export", "gradescope", "--out", out]);
  const [binary, sources] = await Promise.all(
    [join(machine.folder, "autograder.zip"), out].map((path) => Deno.readFile(path)),
  );
  assertEquals(binary, sources);
});

Deno.test("a binary writes where its program's task may, and nowhere else", made, async () => {
  await using machine = await Machine.with("chat-room");
  const { code, stderr } = await machine.run("chat-room", "--log", "/etc/socketlab.log");
  assertEquals([code, stderr.split("\n").length], [2, 2], stderr);
  assertMatch(stderr, /^This program may not write to \/etc\/socketlab\.log/);
});
