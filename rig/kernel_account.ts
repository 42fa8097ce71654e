/**
 * The kernel's own account of a play (Linux, /proc/net): by how much its counters rose, and its sockets at
 * moments that are worth a look.
 *
 * @module
 */
import type { SocketRow } from "../core/evidence.ts";
import type { Endpoint, Fact, MachineNumber } from "../core/observation.ts";
import type { Watcher } from "./evidence.ts";
import type { Machines } from "./machines.ts";
import type { Network } from "./network.ts";
import type { Socket } from "./proc_net.ts";
import type { Recorder } from "./recorder.ts";

/** The counters that say something about programs and their sockets (RFC 1213; linux: snmp_counter.rst). */
export const COUNTERS: readonly string[] = [
  ...["ActiveOpens", "PassiveOpens", "AttemptFails", "EstabResets"].map((name) => `Tcp.${name}`),
  ...["InSegs", "OutSegs", "RetransSegs", "OutRsts"].map((name) => `Tcp.${name}`),
  ...["ListenOverflows", "ListenDrops", "TCPAbortOnData", "TCPAbortOnClose", "TCPTimeouts"]
    .map((name) => `TcpExt.${name}`),
  ...["TCPToZeroWindowAdv", "TCPFromZeroWindowAdv", "TCPZeroWindowDrop"]
    .map((name) => `TcpExt.${name}`),
  ...["InDatagrams", "NoPorts", "InErrors", "OutDatagrams", "RcvbufErrors"]
    .map((name) => `Udp.${name}`),
  ...["InDestUnreachs", "OutDestUnreachs"].map((name) => `Icmp.${name}`),
];

/** So many sockets of one machine are told at a time. */
const MOST_ROWS = 24;

/** Begins to keep account of every machine; where the system shows nothing, that is noted. */
export async function openKernelAccount<R extends string>(
  { at, pair }: Machines,
  recorder: Recorder<R>,
): Promise<Watcher | undefined> {
  const numbers: MachineNumber[] = pair?.by === "cable" ? [1, 2] : [1];
  const accounts = await Promise.all(
    numbers.map((number) => openAccount(number, at(number).network, recorder)),
  );
  const shown = accounts.flatMap((account) => account ? [account] : []);
  if (shown.length === 0) {
    const because = {
      en: "this system does not show it",
      pt: "este sistema não a mostra",
    };
    recorder.note("kernel", { kind: "unseen", what: "sockets", because });
    return undefined;
  }
  return {
    async look() {
      for (const account of shown) await account.look();
    },
    async finish() {
      for (const account of shown) await account.look();
      for (const account of shown) await account.balance();
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

async function openAccount<R extends string>(
  machine: MachineNumber,
  network: Network,
  recorder: Recorder<R>,
) {
  const before = await network.counters();
  if (!before) return undefined;
  const about = { by: "/proc/net", machine, shared: network.kind === "host" } as const;
  let lastTable = "[]";
  return {
    async look() {
      const sockets = await network.sockets() ?? [];
      const rows = tableOf(sockets, about.shared ? placesIn(recorder) : undefined);
      const table = JSON.stringify(rows);
      if (table === lastTable) return;
      lastTable = table;
      recorder.note("kernel", socketsFact(rows, about));
    },
    async balance() {
      const now = await network.counters();
      const risen = COUNTERS.map((name) =>
        [name, (now?.get(name) ?? 0) - (before.get(name) ?? 0)] as const
      ).filter(([, rise]) => rise > 0);
      if (risen.length === 0) return;
      recorder.note("kernel", { kind: "balance", ...about, counters: Object.fromEntries(risen) });
    },
  };
}

/** Rows as a fact: the first of them, and how many more there are. */
export function socketsFact(
  rows: readonly SocketRow[],
  { machine, shared }: { readonly machine: MachineNumber; readonly shared: boolean },
): Extract<Fact, { kind: "sockets" }> {
  const by = "/proc/net";
  const more = Math.max(0, rows.length - MOST_ROWS);
  return { kind: "sockets", by, machine, shared, table: rows.slice(0, MOST_ROWS), more };
}

/** Where the programs that were started so far listen, or call. */
function placesIn<R extends string>({ timeline }: Recorder<R>): readonly Endpoint[] {
  return timeline.flatMap((o) => o.kind === "started" ? [o.at] : []);
}

/**
 * Sockets as rows: who hears anybody, then both ends of each connection side by side, by port.
 *
 * @param places where given, only the sockets at one of these ports.
 */
export function tableOf(sockets: readonly Socket[], places?: readonly Endpoint[]): SocketRow[] {
  const isOfPlay = ({ local, remote }: Socket) =>
    places?.some(({ transport, port }) =>
      transport === local.transport && (port === local.port || port === remote.port)
    ) ?? true;
  return sockets.filter(isOfPlay).map(rowOf)
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ row }) => row);
}

function rowOf({ local, remote, state, receiveQueue, sendQueue }: Socket): SocketRow {
  const hasPeer = remote.port !== 0;
  return { local, ...(hasPeer && { peer: remote }), state, receiveQueue, sendQueue };
}

/** What a row's place in the table follows from. */
function placeOf({ local, peer }: SocketRow): readonly (string | number)[] {
  // The lower port is a server's, as a rule: ephemeral ones begin at 32768 (ip(7), ip_local_port_range).
  const ports = [local.port, peer?.port ?? local.port].sort((a, b) => a - b);
  return [peer ? 1 : 0, local.transport, ...ports, local.port, local.host];
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? left;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
