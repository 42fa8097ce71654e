import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { stripAnsiCode } from "@std/fmt/colors";
import type { Endpoint, Fact } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { coloured, plain, type Style } from "../../views/layout.ts";
import { Narrator } from "../../views/narration.ts";
import { summary } from "../../views/summary.ts";
import type { Lang } from "../../wire/text.ts";
import { fixedRun } from "../runs.ts";
import { timelineOf } from "../timelines.ts";

const at: Endpoint = { transport: "tcp", host: "127.0.0.1", port: 12_000 };
const started = (command: string, origin: "bundled" | "submitted"): Fact => //
({ kind: "started", command, origin, at });

/** q1a as it should go. */
const good = fixedRun(
  q1a,
  timelineOf(
    ["lab", { kind: "caption", text: { en: "The client first.", pt: "Primeiro o cliente." } }],
    ["early", started("./client 127.0.0.1 12000", "submitted")],
    ["early", { kind: "printed", stream: "stderr", line: "connect: Connection refused" }],
    ["early", { kind: "exited", code: 1, signal: null }],
    ["kernel", {
      kind: "receipt",
      counters: { "Tcp.AttemptFails": 1, "Tcp.OutRsts": 2 },
      shared: true,
    }],
    ["server", started("deno run --allow-net servers/tcp_server.ts --port 12000", "bundled")],
    ["server", { kind: "listening", at, seenBy: "banner" }],
    ["late", started("./client 127.0.0.1 12000", "submitted")],
    ["late", { kind: "typed", line: "caju-1234" }],
    ["late", { kind: "printed", stream: "stdout", line: "CAJU-1234", open: true }],
    ["late", { kind: "connected", local: { ...at, port: 41_000 }, peer: at }],
    ["late", { kind: "hung-up" }],
    ["late", { kind: "exited", code: 0, signal: null }],
    ["lab", { kind: "caption", text: { en: "So is the next one?", pt: "E o seguinte?" } }],
    ["next", started("./client 127.0.0.1 12000", "submitted")],
    ["next", { kind: "typed", line: "pera-5678" }],
    ["next", { kind: "printed", stream: "stdout", line: "PERA-5678" }],
    ["next", { kind: "hung-up" }],
    ["next", { kind: "exited", code: 0, signal: null }],
  ),
);

/** q1a with a client that is wrong, hostile, and loud. */
const bad = fixedRun(
  q1a,
  timelineOf(
    ["early", started("./client 127.0.0.1 12000", "submitted")],
    ["early", { kind: "quiet", awaiting: { en: "its end", pt: "o fim" }, forMs: 5_000 }],
    ["early", { kind: "typed", line: "figo-1" }],
    ["early", {
      kind: "printed",
      stream: "stdout",
      line: "\x1b[2J\x1b]0;owned\x07 ✔ 5 of 5\r\u202e",
    }],
    ["early", { kind: "cut", stream: "stdout", keptBytes: 262_144 }],
    ["early", { kind: "exited", code: 134, signal: "SIGABRT" }],
  ),
  { en: "the play took longer than its 60 s", pt: "o experimento passou do limite de 60 s" },
);

function told(run: Run, lang: Lang, style: Style): string[] {
  const narrator = new Narrator(run, lang, style);
  return [
    ...narrator.opening(),
    ...run.timeline.flatMap((o) => narrator.observation(o)),
    ...narrator.closing(run),
    ...summary([run], lang, style),
  ];
}

for (const [name, run] of [["good", good], ["bad", bad]] as const) {
  for (const lang of ["en", "pt"] as const) {
    Deno.test(`the narration of a ${name} run, in ${lang}`, async (t) => {
      const text = told(run, lang, { paint: plain, width: 80 }).join("\n");
      await assertSnapshot(t, text, { name: `${name} ${lang}`, serializer: String });
    });
  }
}

Deno.test("the narration obeys nothing that a program printed", { permissions: "none" }, () => {
  const text = told(bad, "en", { paint: plain, width: 80 }).join("\n");
  // deno-lint-ignore no-control-regex -- that none is left is the point
  assertEquals(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/.test(text), false);
});

Deno.test(
  "the narration survives a character that prepends to none",
  { permissions: "none" },
  () => {
    const run = fixedRun(q1a, timelineOf(["early", { kind: "typed", line: "caju\u0600" }]));
    assert(told(run, "en", { paint: plain, width: 80 }).join("\n").includes("caju\u0600"));
  },
);

Deno.test("colours change nothing but the colour", { permissions: "none" }, () => {
  const inColour = told(good, "en", { paint: coloured, width: 80 }).map(stripAnsiCode);
  assertEquals(inColour, told(good, "en", { paint: plain, width: 80 }));
});

Deno.test("no line is wider than the terminal, for any question", { permissions: "none" }, () => {
  for (const scenario of catalogue) {
    for (const width of [60, 80, 120]) {
      for (const lang of ["en", "pt"] as const) {
        for (const line of told(fixedRun(scenario, []), lang, { paint: plain, width })) {
          assert(line.length <= width, `${scenario.id} at ${width}: ${line}`);
        }
      }
    }
  }
});
