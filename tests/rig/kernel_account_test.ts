import { assert, assertEquals } from "@std/assert";
import type { SocketRow } from "../../core/evidence.ts";
import type { Endpoint, Observation } from "../../core/observation.ts";
import { COUNTERS, openKernelAccount, tableOf } from "../../rig/kernel_account.ts";
import type { Machines } from "../../rig/machines.ts";
import { canIsolate, openNetwork } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import type { Socket } from "../../rig/proc_net.ts";
import { Recorder } from "../../rig/recorder.ts";
import { q3d } from "../../scenarios/q3d.ts";
import { toldCounters } from "../../views/counters.ts";
import { tcp } from "../timelines.ts";

const none = { permissions: "none" } as const;
const linux = Deno.build.os === "linux";

/** A socket of the table; without a peer it listens. */
function socket(local: Endpoint, remote?: Endpoint, queued = 0): Socket {
  const hearsAnybody = !remote;
  return {
    local,
    remote: remote ?? { ...local, host: "0.0.0.0", port: 0 },
    state: hearsAnybody ? local.transport === "tcp" ? "LISTEN" : "OPEN" : "ESTABLISHED",
    receiveQueue: queued,
    sendQueue: 0,
    hearsAnybody,
    isEstablished: !hearsAnybody,
  };
}

/** A machine whose kernel shows what is in these at the moment. */
interface Shown {
  counters: Record<string, number> | undefined;
  sockets: Socket[];
}

function machinesOf(kind: "namespace" | "host", ...shown: Shown[]): Machines {
  const machines = shown.map((now) => ({
    address: "127.0.0.1",
    network: {
      kind,
      mostHeld: 0,
      inside: (argv: readonly string[]) => argv,
      insideAsRoot: (argv: readonly string[]) => argv,
      counters: () => Promise.resolve(now.counters && new Map(Object.entries(now.counters))),
      sockets: () => Promise.resolve(now.counters && now.sockets),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    },
  }));
  const [one] = machines;
  assert(one);
  return {
    at: (number) => machines[number - 1] ?? one,
    ...(machines.length > 1 && { pair: { addresses: ["10.0.0.1", "10.0.0.2"], by: "cable" } }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

const tablesIn = (timeline: readonly Observation[]) =>
  timeline.flatMap((o) => o.kind === "sockets" ? [o] : []);
const portsIn = (table: readonly SocketRow[]) =>
  table.map(({ local, peer }) => [local.port, peer?.port ?? 0]);

Deno.test(
  "tableOf() puts listeners first, then both ends of each connection, by port",
  none,
  () => {
    const udp = { ...tcp(12_000), transport: "udp" } as const;
    const table = tableOf([
      socket(tcp(50_000), tcp(12_001)),
      socket(tcp(12_000), tcp(40_000)),
      socket(tcp(40_000), tcp(12_000)),
      socket(udp),
      socket(tcp(12_001)),
      socket(tcp(12_000)),
    ]);
    assertEquals(portsIn(table), [
      ...[[12_000, 0], [12_001, 0], [12_000, 0]],
      ...[[12_000, 40_000], [40_000, 12_000], [50_000, 12_001]],
    ]);
    assertEquals(table.map(({ state }) => state).slice(0, 3), ["LISTEN", "LISTEN", "OPEN"]);
    assertEquals("peer" in (table[0] ?? {}), false);
  },
);

Deno.test(
  "look() notes a table when it differs from the last one, and 24 rows of it",
  none,
  async () => {
    const shown: Shown = { counters: {}, sockets: [] };
    const recorder = new Recorder();
    const account = await openKernelAccount(machinesOf("namespace", shown), recorder);
    await account?.look?.();
    assertEquals(recorder.timeline, []); // nothing, as before

    shown.sockets = [socket(tcp(12_000))];
    for (let n = 0; n < 3; n++) await account?.look?.();
    shown.sockets = [socket(tcp(12_000), undefined, 1)]; // the same socket, and one waits at it
    await account?.look?.();
    const queues = tablesIn(recorder.timeline).map(({ table }) => table[0]?.receiveQueue);
    assertEquals(queues, [0, 1]);

    shown.sockets = Array.from({ length: 30 }, (_, n) => socket(tcp(20_000 + n)));
    await account?.look?.();
    const last = tablesIn(recorder.timeline).at(-1);
    assertEquals([last?.table.length, last?.more, last?.machine, last?.shared], [24, 6, 1, false]);
  },
);

Deno.test(
  "look() at a shared network tells only the sockets with a port of this play",
  none,
  async () => {
    const at = tcp(12_000);
    const sockets = [socket(tcp(22)), socket(at), socket(tcp(41_000), at), socket(tcp(41_000))];
    const recorder = new Recorder();
    const account = await openKernelAccount(
      machinesOf("host", { counters: {}, sockets }),
      recorder,
    );
    await account?.look?.();
    assertEquals(recorder.timeline, []);
    recorder.note("server", { kind: "started", command: "x", origin: "bundled", at });
    await account?.look?.();
    const [told] = tablesIn(recorder.timeline);
    assertEquals([portsIn(told?.table ?? []), told?.shared], [
      [[12_000, 0], [41_000, 12_000]],
      true,
    ]);
  },
);

Deno.test(
  "finish() tells of each machine which counters that matter have risen",
  none,
  async () => {
    const one: Shown = { counters: { "Tcp.OutRsts": 5, "Udp.NoPorts": 1 }, sockets: [] };
    const two: Shown = { counters: {}, sockets: [socket(tcp(12_000))] };
    const recorder = new Recorder();
    const account = await openKernelAccount(machinesOf("namespace", one, two), recorder);
    one.counters = { "Tcp.OutRsts": 7, "Udp.NoPorts": 1, "Tcp.CurrEstab": 9 };
    two.counters = { "TcpExt.ListenDrops": 1 };
    await account?.finish?.();
    assertEquals(tablesIn(recorder.timeline).map(({ machine }) => machine), [2]);
    const balances = recorder.timeline.flatMap((o) => o.kind === "balance" ? [o] : []);
    assertEquals(balances.map(({ machine, counters, shared }) => [machine, counters, shared]), [
      [1, { "Tcp.OutRsts": 2 }, false],
      [2, { "TcpExt.ListenDrops": 1 }, false],
    ]);
  },
);

Deno.test("every counter that is told has words, in both languages", none, () => {
  for (const name of COUNTERS) {
    for (const rise of [1, 2]) {
      const told = (["en", "pt"] as const).map((lang) =>
        toldCounters({ [name]: rise }, false, lang)
      );
      for (const text of told) assert(text.startsWith(`${rise} `), `${name}: ${text}`);
      assert(told[0] !== told[1], name);
    }
  }
});

Deno.test("where the system shows nothing, that is noted", none, async () => {
  const recorder = new Recorder();
  const blind = machinesOf("host", { counters: undefined, sockets: [] });
  assertEquals(await openKernelAccount(blind, recorder), undefined);
  assertEquals(recorder.timeline.map((o) => o.kind === "unseen" && o.what), ["sockets"]);
});

Deno.test("a connection that nobody has accepted is in the listener's queue", {
  ignore: !linux,
}, async () => {
  await using network = await openNetwork("host");
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  using _calling = await Deno.connect({ hostname: "127.0.0.1", port: listener.addr.port });
  const [row] = tableOf(await network.sockets() ?? [], [tcp(listener.addr.port)]);
  assertEquals([row?.state, row?.receiveQueue], ["LISTEN", 1]);
});

Deno.test("q3d: the table shows how full the queues are of one who does not read", {
  ignore: !linux || !await canIsolate(),
}, async () => {
  const { outcome, timeline } = await perform(q3d, { evidence: { kernel: true } });
  assertEquals(outcome, "met");
  const rows = tablesIn(timeline).flatMap(({ table }) => table);
  const most = (queue: (row: SocketRow) => number) => Math.max(...rows.map(queue));
  assert(most((row) => row.receiveQueue) > 50_000, "nobody's receive queue is full");
  assert(most((row) => row.sendQueue) > 100_000, "nobody's send queue is full");
  const balance = timeline.findLast((o) => o.kind === "balance");
  assert(balance?.kind === "balance");
  assert((balance.counters["TcpExt.TCPToZeroWindowAdv"] ?? 0) > 0, "no window was closed");
});
