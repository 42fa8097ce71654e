import type { Fact } from "../../core/observation.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { q1b } from "../../scenarios/q1b.ts";
import {
  type Entry,
  exited,
  listening,
  printed,
  quiet,
  started,
  typed,
  udp,
} from "../timelines.ts";
import { assertVerdicts } from "./judging.ts";

const none = { permissions: "none" } as const;
type TcpLine = Entry<"early" | "server" | "late" | "next">;
type UdpLine = Entry<"client" | "server" | "late">;

const hungUp: Fact = { kind: "hung-up" };
const theirs: Fact = { ...started(), origin: "submitted" } as Fact;
const receipt = (counter: string, rise: number, shared = false): Fact => //
({ kind: "receipt", counters: { [counter]: rise }, shared });
const accepted = (rise: number): TcpLine => ["kernel", receipt("Tcp.PassiveOpens", rise)];
const thrownAway = (rise: number): UdpLine => ["kernel", receipt("Udp.NoPorts", rise)];

const ready: TcpLine = ["server", listening()];
const late: TcpLine[] = [ready, ["late", started()], ["late", typed("caju-1")]];
const shown: TcpLine = ["late", printed("CAJU-1")];

Deno.test(
  "q1a: late-served wants the reply and nothing behind it, from a client that shows all",
  none,
  () => {
    const theirClient: TcpLine[] = [ready, ["late", theirs], ["late", typed("caju-1")]];
    assertVerdicts(q1a, "late-served", [
      ["met", [...late, shown]],
      ["met", [...late, ["late", printed("From server: CAJU-1\\x00")]]],
      ["unmet", [...late, ["late", printed("B'CAJU-1\\N'")]]],
      ["unmet", [...late, ["late", printed("CAJU-1\\x7f4")]]],
      ["met", [...theirClient, ["late", printed('Modified: "CAJU-1".')]]],
    ]);
  },
);

Deno.test("q1a: late-served is not served by an answer to the end of all input", none, () => {
  const waited: TcpLine[] = [["late", quiet], accepted(1)];
  const prompt: TcpLine = ["late", printed("> ")];
  const theirClient: TcpLine[] = [ready, ["late", theirs], ["late", typed("caju-1")]];
  assertVerdicts(q1a, "late-served", [
    ["unmet", [...late, ...waited, ["late", hungUp], shown]],
    ["met", [...late, ...waited, shown, ["late", hungUp]]], // slow
    ["met", [...late, ["late", quiet], accepted(0), ["late", hungUp], shown, accepted(1)]], // busy
    ["met", [...theirClient, ...waited, ["late", hungUp], shown]], // may be in its own buffer
    ["unmet", [...theirClient, prompt, ...waited, ["late", hungUp], shown]],
    ["met", [...late, shown, ["late", hungUp], accepted(1)]],
    ["unmet", [...late, shown, ["late", hungUp], accepted(0)]], // made up
  ]);
});

Deno.test(
  "q1a: fails-before-typing is no matter of a client that calls only for a line",
  none,
  () => {
    const fails = (rise: number): TcpLine => ["kernel", receipt("Tcp.AttemptFails", rise)];
    const line: TcpLine[] = [["early", typed("caju-1")]];
    const early: TcpLine = ["early", started()];
    const stderr: TcpLine = ["early", { kind: "printed", stream: "stderr", line: "refused" }];
    assertVerdicts(q1a, "fails-before-typing", [
      ["met", [early, ["early", exited(1)], fails(1)]],
      ["undecided", [early, ["early", quiet], fails(0), ...line, stderr, fails(1)]],
      ["met", [early, stderr, ["early", quiet], fails(1), ...line, ["early", exited(1)]]],
      ["unmet", [early, ["early", quiet], fails(1), ...line, ["early", exited(1)], fails(1)]],
      ["unmet", [early, ["early", quiet], fails(0), ...line, ["early", exited(0)], fails(1)]],
    ]);
  },
);

Deno.test("q1a: next-served is asked of a server that served the one before", none, () => {
  const served: TcpLine[] = [...late, shown, accepted(1)];
  const next: TcpLine[] = [["next", started()], ["next", typed("figo-2")]];
  assertVerdicts(q1a, "next-served", [
    ["undecided", []],
    ["undecided", [...late, ["late", quiet]]],
    ["met", [...served, ...next, ["next", printed("FIGO-2")], accepted(1)]],
    ["unmet", [...served, ["server", exited(0)], ...next, ["next", exited(1)]]],
    ["unmet", [...served, ...next, ["next", printed("FIGO-2")], accepted(0)]],
  ]);
});

Deno.test("q1a: next-served wants nothing that a longer line left in a buffer", none, () => {
  const long: TcpLine[] = [ready, ["late", started()], ["late", typed("caju-1 uva-2 lima-3")]];
  const served: TcpLine[] = [...long, ["late", printed("CAJU-1 UVA-2 LIMA-3")], accepted(1)];
  for (const client of [started(), theirs]) {
    const next: TcpLine[] = [["next", client], ["next", typed("figo-2")]];
    const reply: TcpLine[] = [...served, ...next, ["next", printed("FIGO-2")]];
    assertVerdicts(q1a, "next-served", [
      ["met", [...reply, accepted(1)]],
      ["met", [...reply, ["next", printed("bye")], accepted(1)]],
      ["unmet", [...reply, ["next", printed("UVA-2 LIMA-3")], accepted(1)]],
    ]);
  }
});

Deno.test("q1a: a client that tries for a while and gives up has failed", none, () => {
  const fails: TcpLine = ["kernel", receipt("Tcp.AttemptFails", 1)];
  const tries: TcpLine[] = [["early", started()], ["early", printed("no server: 1 of 9")]];
  const typedInto: TcpLine[] = [...tries, ["early", quiet], fails, ["early", typed("caju-1")]];
  assertVerdicts(q1a, "fails-before-typing", [
    ["met", [...typedInto, fails, ready, ["early", exited(1)]]],
    ["unmet", [...typedInto, fails, ready]],
  ]);
  const after: TcpLine[] = [...typedInto, ready, ["early", printed("no server, I give up")]];
  assertVerdicts(q1a, "stays-dead", [
    ["met", [...after, ["early", exited(1)]]],
    ["unmet", after],
    ["unmet", [...after, ["early", printed("CAJU-1")], ["early", exited(1)]]],
  ]);
});

Deno.test("q1b: lost-not-queued is no matter of a client that sends its line again", none, () => {
  const line: UdpLine[] = [["client", started()], ["client", typed("caju-1")], thrownAway(1)];
  const later: UdpLine[] = [["server", started()], ["server", listening()]];
  const answer: UdpLine = ["client", printed("CAJU-1")];
  assertVerdicts(q1b, "lost-not-queued", [
    ["met", [...line, ["client", quiet], ...later]],
    ["undecided", [...line, ...later, answer]],
    ["undecided", [...line, ["server", started()], answer, ["server", listening()]]],
    ["unmet", [...line, answer, ...later]],
    ["undecided", [...line.slice(0, 2), thrownAway(0), ["client", quiet], ...later]],
  ]);
});

Deno.test("q1b: same-client-served waits for no client that sent nothing", none, () => {
  const second: UdpLine[] = [
    ["client", started(12_000, udp)],
    ["client", typed("caju-1")],
    ["server", listening()],
    ["client", typed("figo-2")],
  ];
  const sent = (rise: number): UdpLine => ["kernel", receipt("Udp.OutDatagrams", rise)];
  assertVerdicts(q1b, "same-client-served", [
    ["undecided", [...second, ["client", quiet], sent(0)]],
    ["unmet", [...second, ["client", quiet], sent(1)]],
    ["met", [...second, sent(0), ["client", printed("FIGO-2")]]],
    ["unmet", [...second, ["client", printed("FIGO-2EST")]]],
    ["met", [...second, ["client", printed("FIGO-2 (from the server)")]]],
    ["met", [["late", typed("pitanga")], ...second, ["client", printed("FIGO-2A")]]], // a stale buffer
  ]);
});
