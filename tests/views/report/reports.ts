/**
 * Runs for the tests of the report.
 *
 * @module
 */
import type { Fact } from "../../../core/observation.ts";
import type { Run } from "../../../core/run.ts";
import { catalogue } from "../../../scenarios/catalogue.ts";
import { q1a } from "../../../scenarios/q1a.ts";
import type { ReportOptions } from "../../../views/report/options.ts";
import type { Lang } from "../../../wire/text.ts";
import { fixedRun } from "../../runs.ts";
import { type Entry, listening, load, printed, started, tcp, timelineOf } from "../../timelines.ts";

/** A course and two authors. */
export const optionsIn = (lang: Lang): ReportOptions => ({
  lang,
  course: "Redes 5G",
  authors: [{ name: "Ana Souza", id: "2023104" }, { name: "Caio Lima" }],
});

/** q1a as it should go. */
export const good: Run = fixedRun(
  q1a,
  timelineOf(
    ["lab", { kind: "caption", text: { en: "The client first.", pt: "Primeiro o cliente." } }],
    ["early", started()],
    ["early", { kind: "printed", stream: "stderr", line: "connect: Connection refused" }],
    ["early", { kind: "exited", code: 1, signal: null }],
    ["kernel", {
      kind: "receipt",
      counters: { "Tcp.AttemptFails": 1, "Tcp.OutRsts": 1 },
      shared: false,
    }],
    ["server", started()],
    ["server", listening()],
    ["late", started()],
    ["late", { kind: "typed", line: "caju-1234" }],
    ["late", printed("CAJU-1234")],
    ["late", { kind: "hung-up" }],
    ["late", { kind: "exited", code: 0, signal: null }],
    ["lab", { kind: "caption", text: { en: "So is the next one?", pt: "E o seguinte?" } }],
    ["next", started()],
    ["next", { kind: "typed", line: "pera-5678" }],
    ["next", printed("PERA-5678")],
    ["next", { kind: "hung-up" }],
    ["next", { kind: "exited", code: 0, signal: null }],
  ),
);

/** q1a with a client that prints this line, and a lab that could not finish. */
export function printing(line: string): Run {
  return fixedRun(
    q1a,
    timelineOf(
      ["early", { kind: "started", command: line, origin: "submitted", at: tcp(12_000) }],
      ["early", { kind: "quiet", awaiting: { en: line, pt: line }, forMs: 5_000 }],
      ["early", { kind: "typed", line }],
      ["early", printed(line)],
      ["early", { kind: "printed", stream: "stderr", line }],
      ["early", { kind: "exited", code: 134, signal: "SIGABRT" }],
    ),
    { en: line, pt: line },
  );
}

const call: Fact = {
  kind: "syscall",
  by: "strace",
  atMs: 3,
  name: "sendto",
  address: tcp(12_000),
  payload: "a line of some thirty characters",
  returned: 33,
};
const segment: Fact = {
  kind: "segment",
  by: "tcpdump",
  atMs: 4,
  from: tcp(41_000),
  to: tcp(12_000),
  flags: ["PSH", "ACK"],
  bytes: 33,
  payload: "a line of some thirty characters",
};

/** Every question with a thousand observations: screens, calls, segments, a load, and a line of a megabyte. */
export function loud(): Run[] {
  return catalogue.map((scenario) => {
    const roles = Object.keys(scenario.cast);
    const entries: Entry[] = roles.flatMap((role) => [[role, started()], [role, listening()]]);
    for (let i = 0; entries.length < 1_000; i++) {
      const who = roles[i % roles.length] ?? "";
      entries.push([who, printed(`127.0.0.1:${40_000 + i} sent a line`)], [who, call]);
      entries.push(["network", segment]);
    }
    entries.push([roles[0] ?? "", load(50)], [roles[0] ?? "", printed("x".repeat(1_000_000))]);
    const run = fixedRun(scenario, timelineOf(...entries));
    const judged = run.judged.map((claim, i) => ({
      ...claim,
      verdict: "met" as const,
      cites: [1, 200 + i, 700 + i],
    }));
    return { ...run, judged, outcome: "met" };
  });
}
