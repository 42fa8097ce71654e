import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Fact, FactKind } from "../../core/observation.ts";
import { parseRun } from "../../core/stored_run.ts";
import type { Run } from "../../core/run.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { plain } from "../../views/layout.ts";
import { Narrator } from "../../views/narration.ts";
import { reportMarkdown } from "../../views/report/markdown.ts";
import { reportPage } from "../../views/report/page.tsx";
import { summary } from "../../views/summary.ts";
import { same } from "../../wire/text.ts";
import { fixedRun } from "../runs.ts";
import * as facts from "../timelines.ts";

const none = { permissions: "none" } as const;

const { tcp } = facts;
const udp = { transport: "udp", host: "::1", port: 12_000 } as const;
const travels = { by: "tcpdump", atMs: -0.25, from: tcp(40_000), to: tcp(12_000) } as const;

/** One of each kind: a kind that is missing here does not compile. */
const EVERY_KIND: { readonly [K in FactKind]: Extract<Fact, { kind: K }> } = {
  caption: { kind: "caption", text: { en: "First.", pt: "Primeiro." } },
  machines: { kind: "machines", addresses: ["10.0.0.1", "10.0.0.2"], by: "cable" },
  started: { kind: "started", command: "./a\x1b[2J", origin: "submitted", at: tcp(1) },
  listening: { kind: "listening", at: udp, seenBy: "socket-table" },
  typed: { kind: "typed", line: "caju", open: true },
  "hung-up": { kind: "hung-up" },
  printed: { kind: "printed", stream: "stderr", line: "\u0000 não \u202e", open: true },
  cut: { kind: "cut", stream: "stdout", keptBytes: 262_144 },
  quiet: { kind: "quiet", awaiting: same("\x1b"), forMs: 300 },
  exited: { kind: "exited", code: -1, signal: "SIGRTMIN+3" },
  connected: { kind: "connected", local: tcp(40_000), peer: tcp(12_000) },
  receipt: { kind: "receipt", counters: { "Tcp.OutRsts": 2 }, shared: true },
  load: facts.load(3) as Extract<Fact, { kind: "load" }>,
  crowd: facts.crowd(3, 2) as Extract<Fact, { kind: "crowd" }>,
  usage: { kind: "usage", clients: 50, threads: 9, residentBytes: 1e9 },
  syscall: {
    kind: "syscall",
    by: "strace",
    atMs: 1.125,
    name: "connect",
    socket: { transport: "tcp", local: tcp(40_000), peer: tcp(12_000) },
    address: tcp(12_000),
    payload: "caju\n",
    returned: -1,
    errno: "ECONNREFUSED",
  },
  segment: { kind: "segment", ...travels, flags: ["PSH", "ACK"], bytes: 5, payload: "caju\n" },
  datagram: { kind: "datagram", ...travels, from: udp, to: udp, bytes: 0, payload: "" },
  unreachable: {
    kind: "unreachable",
    by: "dumpcap",
    atMs: 3,
    what: "port",
    from: "10.0.0.1",
    to: "fe80::1%eth0",
    about: { from: udp, to: udp },
  },
  sockets: {
    kind: "sockets",
    by: "/proc/net",
    machine: 2,
    table: [{ local: tcp(1), peer: tcp(2), state: "TIME-WAIT", receiveQueue: 0, sendQueue: 7 }],
    more: 1,
    shared: false,
  },
  balance: {
    kind: "balance",
    by: "/proc/net",
    machine: 1,
    counters: { "TcpExt.ListenDrops": 1 },
    shared: false,
  },
  unseen: { kind: "unseen", what: "packets", because: same("no tcpdump"), left: 4 },
};

const timeline = facts.timelineOf(
  ...Object.values(EVERY_KIND).map((fact: Fact): facts.Entry => ["early", fact]),
);
const whole = fixedRun(q1a, timeline);

/** As a file gives it: anything can be in it. */
// deno-lint-ignore no-explicit-any -- a test breaks whatever it likes
const stored = (): any => JSON.parse(JSON.stringify(whole));

function parsed(value: unknown): Run {
  const result = parseRun(value);
  assert("run" in result, JSON.stringify(result));
  return result.run;
}

Deno.test("parseRun() gives back every kind of fact, and every scenario, as it was", none, () => {
  assertEquals(parsed(stored()), whole);
  for (const scenario of catalogue) {
    const run = fixedRun(scenario, facts.timelineOf(["lab", EVERY_KIND.caption]), same("broke"));
    assertEquals(parsed(JSON.parse(JSON.stringify(run))), run, scenario.id);
  }
});

Deno.test(
  "parseRun() gives the same text for the same run, whatever the order of its fields",
  none,
  () => {
    const turned = Object.fromEntries(Object.entries(stored()).reverse());
    const [once, again] = [parsed(stored()), parsed({ ...turned, unknown: 1 })].map((run) =>
      JSON.stringify(run)
    );
    assertEquals(once, again);
    assertEquals(JSON.stringify(parsed(JSON.parse(once ?? ""))), once);
  },
);

Deno.test("parseRun() says where the first mistake is, and what is wrong", none, () => {
  // deno-lint-ignore no-explicit-any -- as above
  const cases: [spoil: (run: any) => unknown, path: string, problem: RegExp][] = [
    [(run) => delete run.format, "format", /missing/],
    [(run) => run.format = 2, "format", /this socketlab is too old for it: it reads format 1/],
    [(run) => run.format = "1", "format", /it cannot be "1": it should be 1/],
    [(run) => delete run.title.pt, "title.pt", /missing/],
    [(run) => run.scenario = "../q1a", "scenario", /cannot be "\.\.\/q1a"/],
    [(run) => run.seed = -1, "seed", /cannot be -1/],
    [(run) => run.startedAt = "today", "startedAt", /cannot be "today"/],
    [(run) => run.ms = null, "ms", /cannot be null/],
    [(run) => run.ms = 1e300, "ms", /cannot be/],
    [(run) => run.timeline = {}, "timeline", /should be Array/],
    [(run) => run.timeline[4].kind = "guessed", "timeline[4].kind", /cannot be "guessed"/],
    [(run) => run.timeline[4].kind = "\x1b[2J", "timeline[4].kind", /cannot be "\\x1b\[2J"/],
    [(run) => run.timeline[4] = null, "timeline[4]", /cannot be null/],
    [(run) => run.timeline[4].seq = 9, "timeline[4].seq", /numbered 1, 2, 3/],
    [(run) => run.timeline[4].who = "nobody", "timeline[4].who", /in the cast is called nobody/],
    [(run) => run.timeline[4].who = "constructor", "timeline[4].who", /called constructor/],
    [(run) => run.timeline[4].who = "__proto__", "timeline[4].who", /cannot be "__proto__"/],
    [(run) => run.timeline[2].at.port = 65_536, "timeline[2].at.port", /cannot be 65536/],
    [(run) => run.timeline[2].at.host = "a\nb", "timeline[2].at.host", /cannot be "a\\n/],
    [(run) => run.timeline[11].counters["\x1b"] = 1, "timeline[11].counters.\\x1b", /cannot be/],
    [(run) => run.timeline[12].report.connected = 9, "timeline[12].report", /does not fit/],
    [(run) => run.timeline[13].report = null, "timeline[13].report", /does not fit/],
    [(run) => run.timeline[16].flags = Array(7).fill("ACK"), "timeline[16].flags", /cannot be/],
    [(run) => run.judged[0].verdict = "sure", "judged[0].verdict", /cannot be "sure"/],
    [(run) => run.judged[0].about = ["nobody"], "judged[0].about", /called nobody/],
    [(run) => run.judged[0].cites = [99], "judged[0].cites", /no observation 99/],
    [(run) => run.outcome = "met", "outcome", /the claims say otherwise/],
    [(run) => run.cast.kernel = run.cast.early, "cast", /are no roles/],
  ];
  for (const [spoil, path, problem] of cases) {
    const run = stored();
    run.judged = [{
      ...{ id: "a", claim: same("a"), about: ["early"], hint: same("h") },
      ...{ verdict: "unmet", expected: same("e"), observed: same("o"), cites: [1] },
    }];
    run.outcome = "unmet";
    spoil(run);
    const result = parseRun(run);
    assert("problem" in result, path);
    assertEquals(result.path, path);
    assert(problem.test(result.problem.en), `${path}: ${result.problem.en}`);
    assert(!result.problem.pt.includes("it "), result.problem.pt);
  }
  for (const value of [null, 1, "run", []]) assert("problem" in parseRun(value));
});

Deno.test("parseRun() leaves nothing that a terminal would obey in what the lab says", none, () => {
  const run = stored();
  run.title.en =
    run.question.en =
    run.cast.early.name.en =
    run.judged[0].claim.en =
      "\x1b]0;x\x07";
  run.timeline[0].text.en = "a\nb\x1b[2J";
  const { title, question, cast, judged, timeline } = parsed(run);
  const safe = "\\x1b]0;x\\x07";
  assertEquals(
    [title.en, question.en, cast.early?.name.en, judged[0]?.claim.en],
    Array(4).fill(safe),
  );
  assertEquals(timeline[0]?.kind === "caption" && timeline[0].text.en, "a\\nb\\x1b[2J");
});

Deno.test("parseRun() never throws, and the views can tell whatever it lets through", none, () => {
  const paths = placesIn(stored());
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const run = stored();
      const last = path.at(-1) ?? "";
      path.slice(0, -1).reduce((at, key) => at[key], run)[last] = value;
      const result = parseRun(run);
      if ("problem" in result) return;
      const style = { paint: plain, width: 80 };
      for (const lang of ["en", "pt"] as const) {
        const narrator = new Narrator(result.run, lang, style);
        narrator.opening();
        for (const observation of result.run.timeline) narrator.observation(observation);
        narrator.closing(result.run);
        summary([result.run], lang, style);
        reportPage([result.run], { lang, authors: [] });
        reportMarkdown([result.run], { lang, authors: [] });
      }
    }),
    { numRuns: 200 },
  );
  fc.assert(fc.property(fc.jsonValue(), (value) => void parseRun(value)), { numRuns: 400 });
});

/** Every place in a value, as the keys that lead to it. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]));
  return at.length === 0 ? inner : [at, ...inner];
}
