/**
 * Timelines written by hand.
 *
 * @module
 */
import type { Endpoint, Fact, Observation, Who } from "../core/observation.ts";
import type { CrowdReport } from "../wire/crowd_report.ts";
import type { LoadReport } from "../wire/load_report.ts";
import { type Lang, same } from "../wire/text.ts";
import { type Moment, type VisitLine, visitText, workerText } from "../wire/visit_log.ts";

/** A fact about somebody. */
export type Entry<R extends string = string> = readonly [who: Who<R>, fact: Fact];

/** Facts as observations, 10 ms apart. */
export function timelineOf<R extends string = string>(
  ...facts: readonly Entry<R>[]
): Observation<R>[] {
  return facts.map(([who, fact], i) => ({ seq: i + 1, ms: i * 10, who, ...fact }));
}

/** A TCP port of this machine. */
export const tcp = (port: number): Endpoint => ({ transport: "tcp", host: "127.0.0.1", port });
/** A UDP port of this machine. */
export const udp = (port: number): Endpoint => ({ ...tcp(port), transport: "udp" });

export const started = (port = 12_000, at = tcp): Fact => //
({ kind: "started", command: "program", origin: "bundled", at: at(port) });
export const listening = (port = 12_000): Fact => //
({ kind: "listening", at: tcp(port), seenBy: "banner" });
export const connected = (from: number, to = 12_000): Fact => //
({ kind: "connected", local: tcp(from), peer: tcp(to) });
export const typed = (line: string): Fact => ({ kind: "typed", line });
export const printed = (line: string): Fact => ({ kind: "printed", stream: "stdout", line });
export const exited = (code: number, signal: string | null = null): Fact => //
({ kind: "exited", code, signal });
export const quiet: Fact = { kind: "quiet", awaiting: same("?"), forMs: 3_000 };
export const usage = (clients: number, threads: number, mebibytes: number): Fact => //
({ kind: "usage", clients, threads, residentBytes: mebibytes * 2 ** 20 });

/** A line of a server's log about a visitor of its document. */
export function visit(peer: string, moment: Moment, as: VisitLine["as"], lang: Lang = "en"): Fact {
  return printed(workerText(1, visitText(peer, moment, as), 0)[lang]);
}

/** A load in which each of the clients got one line answered rightly, unless told otherwise. */
export function load(clients: number, otherwise: Partial<LoadReport> = {}): Fact {
  const report: LoadReport = {
    format: 1,
    clients,
    workers: 1,
    connected: clients,
    sent: clients,
    answered: clients,
    wrong: 0,
    seconds: 0.01,
    perSecond: clients * 100,
    lineBytes: 32,
    latencyMs: { p50: 1.5, p90: 2, p99: 3, max: 3.25 },
    firstReplyMs: { p50: 4.04, max: 12.6 },
    errors: {},
    histogram: [],
    seed: 42,
    ...otherwise,
  };
  return { kind: "load", report };
}

/** A crowd in which each member said so many lines, and all others received each of them, unless told otherwise. */
export function crowd(members: number, lines: number, otherwise: Partial<CrowdReport> = {}): Fact {
  const said = members * lines;
  const due = said * (members - 1);
  const report: CrowdReport = {
    format: 1,
    members,
    joined: members,
    senders: members,
    lines,
    said,
    due,
    delivered: due,
    lost: 0,
    doubled: 0,
    torn: 0,
    reordered: 0,
    returned: 0,
    seconds: 0.01,
    latencyMs: { p50: 1.5, p99: 3, max: 3.25 },
    errors: {},
    seed: 42,
    ...otherwise,
  };
  return { kind: "crowd", report };
}
