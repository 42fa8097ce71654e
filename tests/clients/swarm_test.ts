import { assert, assertEquals, assertMatch } from "@std/assert";
import { Running, runToEnd } from "../running.ts";
import { load, numberOf, reportOf, serving, swarm, upper } from "./swarming.ts";

Deno.test("swarm has every line answered, over all workers, and counts each once", async () => {
  await using server = await Running.server("servers/tcp_server.ts");
  const args = ["--clients", "30", "--lines", "20", "--workers", "3"];
  const { code, report, stderr } = await load(server.port, ...args);
  assertEquals([code, stderr], [0, ""]);
  const { clients, workers, connected, sent, answered, wrong, errors, lineBytes, seed } = report;
  assertEquals([clients, workers, connected], [30, 3, 30]);
  assertEquals([sent, answered, wrong, errors], [600, 600, 0, {}]);
  assertEquals([lineBytes, seed], [32, 7]);
  assertEquals(report.histogram.reduce((sum, { count }) => sum + count, 0), 600);
  const { p50, p90, p99, max } = report.latencyMs;
  assert(0 < p50 && p50 <= p90 && p90 <= p99 && p99 <= max, JSON.stringify(report));
  assert(0 < report.firstReplyMs.p50 && report.firstReplyMs.p50 <= report.firstReplyMs.max);
});

Deno.test("swarm holds 2,000 connections at once", async () => {
  await using server = await Running.server("servers/tcp_server.ts");
  const { code, report } = await load(server.port, "--clients", "2000", "--lines", "2");
  assertEquals([code, report.connected, report.answered], [0, 2_000, 4_000]);
});

Deno.test("swarm sends lines of up to 64 KiB, and knows an echo", async () => {
  await using server = await Running.server("servers/tcp_server.ts", "--reply", "echo");
  for (const bytes of ["24", "65536"]) {
    const args = ["--clients", "3", "--lines", "4", "--line-bytes", bytes, "--reply", "echo"];
    const { code, report } = await load(server.port, ...args);
    assertEquals([code, report.answered, report.lineBytes], [0, 12, Number(bytes)]);
  }
});

Deno.test("swarm tells in one line that nobody listens, and counts the refusals", async () => {
  const ended = await runToEnd(swarm("--port", "1", "--clients", "5"));
  assertMatch(ended.stderr, /^Cannot connect to 127\.0\.0\.1:1: connection refused .*\n$/);
  assertEquals([ended.code, ended.stdout], [1, ""]);
  const { code, report } = await load(1, "--clients", "5");
  assertEquals([code, report.connected, report.errors], [1, 0, { ECONNREFUSED: 5 }]);
});

Deno.test("swarm tells what to do when the descriptors are used up", {
  ignore: Deno.build.os === "windows",
}, async () => {
  await using server = await Running.server("servers/tcp_server.ts");
  const limited = ["sh", "-c", 'ulimit -n 100; exec "$@"', "sh"];
  const args = ["--port", `${server.port}`, "--clients", "200", "--lines", "1"];
  const { code, stdout } = await runToEnd([...limited, ...swarm(...args)]);
  assertMatch(stdout, /EMFILE +\d+, too many open sockets.*\n.*`ulimit -n`/);
  assertEquals(code, 1);
});

Deno.test("swarm --rate begins no line before it is due, and none after the end", async () => {
  await using server = serving(upper);
  const paced = await load(server.port, "--rate", "200", "--lines", "5", "--clients", "10");
  assertEquals([paced.code, paced.report.sent, paced.report.due], [0, 50, 50]);
  assert(paced.report.seconds > 0.24, `${paced.report.seconds} s`); // when the last was due
  const limits = ["--rate", "100", "--lines", "0", "--duration", "1", "--clients", "4"];
  const { report } = await load(server.port, ...limits);
  assertEquals(report.due, 100);
  assert(report.sent <= 100 && report.answered === report.sent, `${report.sent} sent`);
});

Deno.test("swarm --rate forgives no stall: each line waits from when it was due", async () => {
  const stalled = Promise.withResolvers<void>();
  await using server = serving(async (line) => {
    if (numberOf(line) === 1) setTimeout(stalled.resolve, 300);
    await stalled.promise;
    return upper(line);
  });
  // The last of 20 lines is due after 190 ms, and answered after 300 at the earliest.
  const args = ["--rate", "100", "--lines", "20", "--clients", "1"];
  const { report } = await load(server.port, ...args);
  assertEquals(report.answered, 20);
  const [shortest] = report.histogram;
  assert((shortest?.fromMs ?? 0) >= 100, JSON.stringify(report.histogram));
});

Deno.test("swarm --think pauses between an answer and the next line", async () => {
  await using server = serving(upper);
  const args = ["--think", "50", "--lines", "3", "--clients", "2"];
  const { report } = await load(server.port, ...args);
  assertEquals(report.answered, 6);
  assert(report.seconds >= 0.099, `${report.seconds} s`);
});

Deno.test("swarm on Ctrl-C reports what was measured until then", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const third = Promise.withResolvers<void>();
  await using server = serving((line) => {
    if (numberOf(line) === 3) third.resolve();
    return upper(line);
  });
  const args = ["--port", `${server.port}`, "--clients", "4", "--lines", "0", "--duration", "600"];
  await using running = Running.start(swarm(...args, "--json"));
  await third.promise;
  running.child.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended();
  const { connected, answered } = reportOf(stdout);
  assertEquals([code, connected], [130, 4]);
  assert(answered >= 2, `${answered} answered`);
  assertMatch(stderr, /^Interrupted[^\n]*\n$/);
});

Deno.test("swarm --hold stays connected until stdin ends", async () => {
  await using server = serving(upper);
  const args = ["--port", `${server.port}`, "--clients", "8", "--lines", "1", "--hold", "--json"];
  await using running = Running.start(swarm(...args));
  const report = reportOf(`${await running.line()}\n`);
  assertEquals([report.connected, report.answered, server.conns.size], [8, 8, 8]);
  await running.closeStdin();
  assertEquals((await running.ended()).code, 0);
});

Deno.test("swarm says what its workers lack", async () => {
  const argv = ["run", "--allow-net", "--no-prompt", "--allow-read=clients", "clients/swarm.ts"];
  const { code, stdout, stderr } = await runToEnd([Deno.execPath(), ...argv, "--clients", "4"]);
  assertEquals([code, stdout], [2, ""]);
  assertMatch(stderr, /^Deno was started without --allow-read=clients,wire: .*\.\n$/);
});

Deno.test("swarm says in one line what is wrong, and how it exits", async () => {
  const cases: [args: string[], code: number, line: RegExp][] = [
    [["--lines", "0"], 2, /^--lines 0 has no end without --duration S\.$/],
    [["--rate", "9", "--think", "9"], 2, /^--rate says .*: choose one of them\.$/],
    [["--clients", "0"], 2, /^--clients cannot be "0": it takes 1\.\.60000\.$/],
    [["--line-bytes", "23"], 2, /it takes 24\.\.65536\.$/],
    [["--lang", "pt", "--lines", "0"], 2, /^--lines 0 não tem fim sem --duration S\.$/],
    [["--host", "no.such.invalid", "--clients", "1"], 1, /no address for this name \(ENOTFOUND\)/],
  ];
  for (const [args, code, line] of cases) {
    const ended = await runToEnd(swarm(...args));
    assertMatch(ended.stderr.trimEnd(), line);
    assertEquals([ended.code, ended.stderr.split("\n").length], [code, 2], ended.stderr);
  }
  const argv = [Deno.execPath(), "run", "--no-prompt", "--allow-read", "clients/swarm.ts"];
  const { code, stderr } = await runToEnd(argv);
  assertMatch(stderr, /--allow-net/);
  assertEquals([code, stderr.split("\n").length], [1, 2], stderr);
});
