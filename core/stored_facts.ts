/**
 * The shape of each kind of fact in a stored timeline.
 *
 * @module
 */
import * as v from "valibot";
import { parseCrowdReport } from "../wire/crowd_report.ts";
import { parseLoadReport } from "../wire/load_report.ts";
import {
  callName,
  clockMs,
  count,
  counters,
  errno,
  host,
  lengthMs,
  lineText,
  plainId,
  said,
  saidText,
  signalName,
  whole,
} from "./stored_words.ts";

const transport = v.picklist(["tcp", "udp"]);
const port = v.pipe(count, v.maxValue(65_535));
const endpoint = v.object({ transport, host, port });
const stream = v.picklist(["stdout", "stderr"]);
const sniffer = v.picklist(["tcpdump", "dumpcap"]);

/** What a program can be asked to be. */
export const part = v.picklist([
  "tcp-server",
  "tcp-client",
  "udp-server",
  "udp-client",
  "threaded-server",
  "chat-server",
  "chat-client",
  "chat-peer",
  "stranger",
  "line-client",
  "crashing-client",
  "deaf-client",
  "swarm",
  "crowd",
  "model-server",
]);

/** Bundled with the lab, or handed in. */
export const origin = v.picklist(["bundled", "submitted"]);

/** Which of the machines of a play. */
export const machine = v.picklist([1, 2]);

/** At most so many items of a list within a fact. */
const MOST_ITEMS = 10_000;

/** A report is checked by those who write it; whatever else they refuse is refused here. */
function report<R>(parse: (json: string) => R | undefined) {
  return v.pipe(
    v.unknown(),
    v.rawTransform<unknown, R>(({ dataset, addIssue, NEVER }) => {
      const parsed = parse(JSON.stringify(dataset.value) ?? "");
      if (parsed !== undefined) return parsed;
      addIssue({ message: "report" });
      return NEVER;
    }),
  );
}

const state = v.picklist([
  "LISTEN",
  "SYN-SENT",
  "SYN-RECEIVED",
  "ESTABLISHED",
  "FIN-WAIT-1",
  "FIN-WAIT-2",
  "CLOSE-WAIT",
  "CLOSING",
  "LAST-ACK",
  "TIME-WAIT",
  "CLOSED",
  "OPEN",
]);

const socketRow = v.object({
  local: endpoint,
  peer: v.exactOptional(endpoint),
  state,
  receiveQueue: count,
  sendQueue: count,
});

const onItsWay = {
  by: sniffer,
  atMs: clockMs,
  from: endpoint,
  to: endpoint,
  bytes: count,
  payload: said,
};

/** Of every observation, whatever it tells: its place, its time, and about whom it is. */
const place = { seq: count, ms: lengthMs, who: plainId };

/** A kind of fact, observed. */
function observed<K extends string, E extends v.ObjectEntries>(kind: K, entries: E) {
  return v.object({ kind: v.literal(kind), ...entries, ...place });
}

/** An observation of any kind. That no kind is missing is proved where the run's shape is. */
export const observation = v.variant("kind", [
  observed("caption", { text: lineText }),
  observed("machines", {
    addresses: v.tuple([host, host]),
    by: v.picklist(["cable", "loopback"]),
  }),
  observed("started", { command: said, origin, at: endpoint }),
  observed("listening", { at: endpoint, seenBy: v.picklist(["banner", "socket-table"]) }),
  observed("typed", { line: said, open: v.exactOptional(v.literal(true)) }),
  observed("hung-up", {}),
  observed("printed", { stream, line: said, open: v.exactOptional(v.literal(true)) }),
  observed("cut", { stream, keptBytes: count }),
  observed("quiet", { awaiting: saidText, forMs: lengthMs }),
  observed("exited", { code: whole, signal: v.nullable(signalName) }),
  observed("connected", { local: endpoint, peer: endpoint }),
  observed("receipt", { counters, shared: v.boolean() }),
  observed("load", { report: report(parseLoadReport) }),
  observed("crowd", { report: report(parseCrowdReport) }),
  observed("usage", { clients: count, threads: count, residentBytes: count }),
  observed("syscall", {
    by: v.literal("strace"),
    atMs: clockMs,
    name: callName,
    socket: v.exactOptional(v.object({
      transport,
      local: v.exactOptional(endpoint),
      peer: v.exactOptional(endpoint),
    })),
    address: v.exactOptional(endpoint),
    payload: v.exactOptional(said),
    returned: whole,
    errno: v.exactOptional(errno),
  }),
  observed("segment", {
    ...onItsWay,
    flags: v.pipe(
      v.array(v.picklist(["SYN", "ACK", "PSH", "FIN", "RST", "URG"])),
      v.maxLength(6),
    ),
  }),
  observed("datagram", onItsWay),
  observed("unreachable", {
    by: sniffer,
    atMs: clockMs,
    what: v.picklist(["port", "host", "net", "protocol", "other"]),
    from: host,
    to: host,
    about: v.object({ from: endpoint, to: endpoint }),
  }),
  observed("sockets", {
    by: v.literal("/proc/net"),
    machine,
    table: v.pipe(v.array(socketRow), v.maxLength(MOST_ITEMS)),
    more: count,
    shared: v.boolean(),
  }),
  observed("balance", {
    by: v.literal("/proc/net"),
    machine,
    counters,
    shared: v.boolean(),
  }),
  observed("unseen", {
    what: v.picklist(["syscalls", "packets", "sockets"]),
    because: saidText,
    left: v.exactOptional(count),
  }),
]);
