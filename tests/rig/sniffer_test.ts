import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Evidence } from "../../core/evidence.ts";
import type { Observation } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import { canIsolate } from "../../rig/network.ts";
import { packetFact } from "../../rig/packet.ts";
import { PcapReader } from "../../rig/pcap.ts";
import { perform } from "../../rig/perform.ts";
import { droppedIn } from "../../rig/tap.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { ROOT, Running, runToEnd } from "../running.ts";
import { playOf } from "./plays.ts";

/** Whether a tool is installed. */
async function isThere(tool: string): Promise<boolean> {
  if (Deno.build.os !== "linux") return false;
  const look = `PATH=$PATH:/usr/sbin:/sbin; command -v ${tool}`;
  return (await runToEnd(["sh", "-c", look])).code === 0;
}

const hasTcpdump = await isThere("tcpdump");
const ignore = !(await canIsolate()) || !(hasTcpdump || await isThere("dumpcap"));

type Seen<K extends Evidence["kind"]> = Observation & Extract<Evidence, { kind: K }>;
const seen = <K extends Evidence["kind"]>({ timeline }: Run, kind: K) =>
  timeline.filter((o): o is Seen<K> => o.kind === kind);
const flagsOf = (segments: readonly Seen<"segment">[]) =>
  segments.map(({ flags }) => flags.join(","));
const typedIn = ({ timeline }: Run) =>
  timeline.flatMap((o) => o.kind === "typed" ? [o.line.trim()] : []);

/** The frames of a file, each as the fact that it is. */
function factsIn(pcap: Uint8Array) {
  const reader = new PcapReader();
  const facts = reader.take(pcap).map(packetFact);
  assertEquals(reader.broken, false);
  return facts;
}

/** A refused connection, then two that are opened, used in both directions, and closed. */
function refusedThenServed(run: Run): void {
  const segments = seen(run, "segment");
  const [syn, rst, ...rest] = segments;
  assertEquals([syn?.flags, rst?.flags], [["SYN"], ["RST", "ACK"]]);
  assertEquals([rst?.from, rst?.to], [syn?.to, syn?.from]);
  assertEquals(flagsOf(rest.slice(0, 3)), ["SYN", "SYN,ACK", "ACK"]);
  const word = typedIn(run)[0] ?? "";
  const [asked, answered] = rest.filter(({ bytes }) => bytes > 0);
  assertEquals([asked?.payload, answered?.payload].map((text) => text?.trim()), [
    word,
    word.toUpperCase(),
  ]);
  assertEquals([answered?.from, answered?.to], [asked?.to, asked?.from]);
  assertEquals(rest.filter(({ flags }) => flags.includes("FIN")).length, 4);
  const [balance] = seen(run, "balance");
  assertEquals(balance?.counters["Tcp.AttemptFails"], 1);
  // What ends the capture is a datagram, of which the account of the play must not know.
  assert(Object.keys(balance?.counters ?? {}).every((name) => name.startsWith("Tcp")));
}

/** A datagram to a port that nobody has, and what comes back. */
function undelivered(run: Run): void {
  const [unreachable] = seen(run, "unreachable");
  assertEquals(unreachable?.what, "port");
  const sent = seen(run, "datagram").find(({ from, to }) =>
    from.port === unreachable?.about.from.port && to.port === unreachable.about.to.port
  );
  assert(sent && typedIn(run).includes(sent.payload.trim()));
  assertEquals(unreachable?.about, { from: sent.from, to: sent.to });
}

/** More was sent than is told. */
function atItsLimit(run: Run): void {
  const facts = [...seen(run, "segment"), ...seen(run, "datagram"), ...seen(run, "unreachable")];
  const [left] = seen(run, "unseen");
  assert(facts.length === 400 && left?.what === "packets" && (left.left ?? 0) > 1_000);
}

/** What is to be seen of some questions besides that they are answered. */
const CHECKS: Readonly<Record<string, (run: Run, pcap: Uint8Array) => void>> = {
  q1a: refusedThenServed,
  q1b: undelivered,
  q1c(run, pcap) {
    undelivered(run);
    assert(flagsOf(seen(run, "segment")).includes("RST,ACK"));
    bearsChanges(pcap);
  },
  q3a(run) {
    const hosts = seen(run, "segment").map(({ from }) => from.host);
    assertEquals([...new Set(hosts)].sort(), ["10.77.0.1", "10.77.0.2"]);
    const payloads = seen(run, "segment").map(({ payload }) => payload).join("");
    for (const line of typedIn(run)) assert(payloads.includes(line), line);
  },
  q3d: atItsLimit,
};

/** A capture with bytes of it changed is still borne. */
function bearsChanges(pcap: Uint8Array): void {
  const change = fc.tuple(fc.nat(pcap.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), fc.nat(pcap.length), (changes, kept) => {
      const changed = pcap.slice();
      for (const [at, byte] of changes) changed[at] = byte;
      new PcapReader().take(changed.subarray(0, kept)).forEach(packetFact);
    }),
    { numRuns: 1_000 },
  );
}

for (const scenario of catalogue) {
  Deno.test(`${scenario.id} under capture: met, and all that travelled is kept`, {
    ignore,
  }, async () => {
    const files: [number, Uint8Array][] = [];
    const packets = (...file: [number, Uint8Array]) => void files.push(file);
    const run = await perform(scenario, { evidence: { kernel: true, packets } });
    assertEquals(run.judged.filter(({ verdict }) => verdict !== "met"), []);
    assertEquals([run.outcome, files.map(([machine]) => machine)], ["met", [1]]);
    const [[, pcap] = []] = files;
    assert(pcap);
    const kept = factsIn(pcap);
    assert(kept.every((fact) => fact?.kind !== "datagram" || fact.to.port !== 9), "the last word");
    const { timeline } = run;
    const told = timeline.filter((o) => o.who === "network" && o.kind !== "unseen");
    if (told.length < 400) assertEquals(kept.filter(Boolean).length, told.length);
    if (hasTcpdump) await readsWithTcpdump(pcap, kept.length);
    CHECKS[scenario.id]?.(run, pcap);
  });
}

Deno.test("a capture keeps 8 MiB and no more", { ignore }, async () => {
  const play = playOf({ server: "chat-server", crowd: "crowd" }, async (rig) => {
    const at = await rig.endpoint("tcp", "server");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;
    // One line at a time: more of them would travel in one frame, the busier the machine is.
    const flags = "--members 2 --senders 1 --lines 24000 --bytes 125 --window 1 --seed 1".split(
      " ",
    );
    await (await rig.start("crowd", at, ...flags)).ends(30_000);
  });
  const files: Uint8Array[] = [];
  const packets = (_: number, file: Uint8Array) => void files.push(file);
  atItsLimit(await perform(play, { evidence: { kernel: true, packets } }));
  const limit = 8 * 1024 * 1024;
  const [{ length } = new Uint8Array()] = files;
  assert(length <= limit && length > limit - 1_024, `${length} bytes`);
});

async function readsWithTcpdump(pcap: Uint8Array, frames: number): Promise<void> {
  const file = await Deno.makeTempFile({ suffix: ".pcap" });
  try {
    await Deno.writeFile(file, pcap);
    const count = `PATH=$PATH:/usr/sbin:/sbin; tcpdump -n -r "$0" | wc -l`;
    const { stdout } = await runToEnd(["sh", "-c", count, file]);
    assertEquals(Number(stdout), frames);
  } finally {
    await Deno.remove(file);
  }
}

Deno.test("droppedIn() finds in what either tool says at its end how many frames it lost", () => {
  assertEquals(droppedIn("12 packets dropped by kernel"), 12);
  assertEquals(droppedIn("1 packet dropped by kernel"), 1);
  const dumpcap =
    "Packets received/dropped on interface 'Loopback: lo': 20/7 (pcap:7/dumpcap:0) (74%)";
  assertEquals(droppedIn(dumpcap), 7);
  assertEquals(droppedIn("20 packets received by filter"), undefined);
});

Deno.test("on the machine's own network nothing is captured, and that is told", async () => {
  const packets = () => assert(false, "there was a capture");
  const run = await perform(q1a, { network: "host", evidence: { packets } });
  assertEquals(seen(run, "unseen").map(({ what }) => what), ["packets"]);
  assertEquals([run.outcome, seen(run, "segment")], ["met", []]);
});

Deno.test("no capture outlives a lab that is killed", { ignore }, async () => {
  const mark = `/tmp/mark-${crypto.randomUUID()}`;
  const script = `
    import { perform } from "${new URL("rig/perform.ts", ROOT)}";
    import { q1c } from "${new URL("scenarios/q1c.ts", ROOT)}";
    const onObservation = ({ who }) => console.log(who);
    await perform(q1c, { evidence: { packets() {} }, onObservation });`;
  await using lab = Running.start([Deno.execPath(), "eval", script], { TMPDIR: mark });
  for (let line; (line = await lab.line()) !== "network";) assert(line !== undefined, "no capture");
  assert((await withMark(mark)).some((command) => /tcpdump|dumpcap/.test(command)));
  lab.child.kill("SIGKILL");
  await lab.ended();
  const deadline = performance.now() + 10_000;
  while ((await withMark(mark)).length > 0) assert(performance.now() < deadline, "it is there yet");
});

/** The command lines of the processes in whose environment the mark stands. */
async function withMark(mark: string): Promise<string[]> {
  const read = (file: string) => Deno.readTextFile(file).catch(() => "");
  const found: string[] = [];
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name) || !(await read(`/proc/${name}/environ`)).includes(mark)) continue;
    const command = await read(`/proc/${name}/cmdline`);
    if (command !== "") found.push(command);
  }
  return found;
}
