/**
 * What a load of many clients showed, as one line of JSON: `clients/swarm.ts --json` writes it, and a lab
 * or a script reads it.
 *
 * @module
 */
import { amount, count, errnoCounts, fieldsOf, list, text } from "./fields.ts";
import type { Bucket } from "./histogram.ts";

/** The first reply that was not the one its line is owed. */
export interface WrongReply {
  /** Which client, from 1. */
  readonly client: number;
  /** Which of its lines, from 1. */
  readonly line: number;
  /** The reply's payload, without its newline; empty where nothing more was owed. */
  readonly expected: string;
  /** What came, made visible. */
  readonly got: string;
}

/** What a load of many clients showed. Every line sent is answered, wrong, or stayed without an answer. */
export interface LoadReport {
  /** Of this shape; another would have another number. */
  readonly format: 1;
  /** How many clients were asked for. */
  readonly clients: number;
  /** How many Web Workers they were spread over. */
  readonly workers: number;
  /** How many of the clients connected. */
  readonly connected: number;
  /** Lines sent. */
  readonly sent: number;
  /** Lines answered as they should be. */
  readonly answered: number;
  /** Replies that were not the right ones; each ended its client. */
  readonly wrong: number;
  /** From the first line to the last answer. */
  readonly seconds: number;
  /** Lines answered in a second. */
  readonly perSecond: number;
  /** Bytes of each line, its newline included. */
  readonly lineBytes: number;
  /** From a line's sending, or from when it was due, to its answer. All 0 where nothing was answered. */
  readonly latencyMs: {
    readonly p50: number;
    readonly p90: number;
    readonly p99: number;
    readonly max: number;
  };
  /** From a client's connect() to its first answer, without the wait for the other clients between. */
  readonly firstReplyMs: { readonly p50: number; readonly max: number };
  /** How many clients were ended by what: an errno, or EOF where the server closed. */
  readonly errors: Readonly<Record<string, number>>;
  /** Absent where every reply was right. */
  readonly firstWrong?: WrongReply;
  /** The latencies, counted in buckets without gaps from the shortest to the longest. */
  readonly histogram: readonly Bucket[];
  /** What sets this run's lines apart from another's. */
  readonly seed: number;
  /** With a rate: how many lines were due until the end. The server kept the pace if so many were sent. */
  readonly due?: number;
}

/**
 * A line of output as a report. What a program prints is not trusted: any other line, one with a field
 * missing or with numbers that cannot be, gives undefined; texts come out visible, unknown fields dropped.
 */
export function parseLoadReport(line: string): LoadReport | undefined {
  try {
    return loadReport(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** @throws where it is no report. */
function loadReport(json: unknown): LoadReport {
  const field = fieldsOf(json);
  if (field("format") !== 1) throw new TypeError("not of this format");
  const latency = fieldsOf(field("latencyMs"));
  const firstReply = fieldsOf(field("firstReplyMs"));
  const firstWrong = field("firstWrong");
  const due = field("due");
  const report: LoadReport = {
    format: 1,
    clients: count(field("clients")),
    workers: count(field("workers")),
    connected: count(field("connected")),
    sent: count(field("sent")),
    answered: count(field("answered")),
    wrong: count(field("wrong")),
    seconds: amount(field("seconds")),
    perSecond: amount(field("perSecond")),
    lineBytes: count(field("lineBytes")),
    latencyMs: {
      p50: amount(latency("p50")),
      p90: amount(latency("p90")),
      p99: amount(latency("p99")),
      max: amount(latency("max")),
    },
    firstReplyMs: { p50: amount(firstReply("p50")), max: amount(firstReply("max")) },
    errors: errnoCounts(field("errors")),
    ...(firstWrong !== undefined && { firstWrong: wrongReply(firstWrong) }),
    histogram: list(field("histogram")).map(bucket),
    seed: count(field("seed")),
    ...(due !== undefined && { due: count(due) }),
  };
  const { clients, connected, sent, answered, histogram } = report;
  if (connected > clients || answered > sent) throw new RangeError("more than there can be");
  const counted = histogram.reduce((sum, bucket) => sum + bucket.count, 0);
  if (counted > answered) throw new RangeError("more latencies than answers");
  return report;
}

function wrongReply(json: unknown): WrongReply {
  const field = fieldsOf(json);
  return {
    client: count(field("client")),
    line: count(field("line")),
    expected: text(field("expected")),
    got: text(field("got")),
  };
}

function bucket(json: unknown): Bucket {
  const field = fieldsOf(json);
  const [fromMs, toMs] = [amount(field("fromMs")), amount(field("toMs"))];
  if (fromMs >= toMs) throw new RangeError("an empty bucket");
  return { fromMs, toMs, count: count(field("count")) };
}
