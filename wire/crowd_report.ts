/**
 * What a crowd of chat members received, as one line of JSON: `chat/crowd.ts --json` writes it, and a lab or
 * a script reads it.
 *
 * @module
 */
import { amount, count, errnoCounts, fieldsOf } from "./fields.ts";

/** What can happen to a line at one member. */
const FAULTS: readonly FirstFault["kind"][] = ["lost", "doubled", "torn", "reordered", "returned"];

/** What went wrong with one line at one member, the first time that something did. */
export interface FirstFault {
  /** Never came, came again, came with something else inside, came too early, or came back to its sender. */
  readonly kind: "lost" | "doubled" | "torn" | "reordered" | "returned";
  /** Who said it, from 1. */
  readonly sender: number;
  /** Which of its lines, from 1. */
  readonly line: number;
  /** Who should (or should not) have received it, from 1. */
  readonly member: number;
}

/**
 * What every member of a crowd received of what the others said. A delivery is one line at one member; each
 * line of a sender is due at every other member that joined. What is due is delivered, lost, torn or reordered,
 * one of them; what is doubled or returned came besides.
 */
export interface CrowdReport {
  /** Of this shape; another would have another number. */
  readonly format: 1;
  /** How many members were asked for. */
  readonly members: number;
  /** How many of them connected, and heard and were heard by all the others of these. */
  readonly joined: number;
  /** How many of them spoke. */
  readonly senders: number;
  /** Lines that each of these was to say. */
  readonly lines: number;
  /** Lines said. */
  readonly said: number;
  /** Deliveries that were due: lines said times the other members. */
  readonly due: number;
  /** Deliveries that came, once, whole, and in their sender's order. */
  readonly delivered: number;
  /** Deliveries that had not come when the crowd stopped waiting. */
  readonly lost: number;
  /** Deliveries that came again. */
  readonly doubled: number;
  /** Deliveries that came with something else inside, or in part. One whose beginning nobody can read is lost. */
  readonly torn: number;
  /** Deliveries that came before an earlier line of the same sender. */
  readonly reordered: number;
  /** Lines that came back to who had said them. */
  readonly returned: number;
  /** From the first line said to the last delivery. */
  readonly seconds: number;
  /** From saying to delivery. All 0 where nothing was delivered. */
  readonly latencyMs: {
    readonly p50: number;
    readonly p99: number;
    readonly max: number;
  };
  /** How many members were ended by what: an errno, or EOF where the server closed. */
  readonly errors: Readonly<Record<string, number>>;
  /** Absent where all was right. */
  readonly firstFault?: FirstFault;
  /** What sets this run's lines apart from another's. */
  readonly seed: number;
}

/**
 * A line of output as a report. What a program prints is not trusted: any other line, one with a field missing
 * or with numbers that cannot be, gives undefined; unknown fields are dropped.
 */
export function parseCrowdReport(line: string): CrowdReport | undefined {
  try {
    return crowdReport(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** @throws where it is no report. */
function crowdReport(json: unknown): CrowdReport {
  const field = fieldsOf(json);
  if (field("format") !== 1) throw new TypeError("not of this format");
  const latency = fieldsOf(field("latencyMs"));
  const firstFault = field("firstFault");
  const report: CrowdReport = {
    format: 1,
    members: count(field("members")),
    joined: count(field("joined")),
    senders: count(field("senders")),
    lines: count(field("lines")),
    said: count(field("said")),
    due: count(field("due")),
    delivered: count(field("delivered")),
    lost: count(field("lost")),
    doubled: count(field("doubled")),
    torn: count(field("torn")),
    reordered: count(field("reordered")),
    returned: count(field("returned")),
    seconds: amount(field("seconds")),
    latencyMs: {
      p50: amount(latency("p50")),
      p99: amount(latency("p99")),
      max: amount(latency("max")),
    },
    errors: errnoCounts(field("errors")),
    ...(firstFault !== undefined && { firstFault: faultOf(firstFault) }),
    seed: count(field("seed")),
  };
  const { members, joined, senders, lines, said, due, delivered, lost, torn, reordered } = report;
  if (joined > members || senders > joined || said > senders * lines) {
    throw new RangeError("more than there can be");
  }
  if (due !== said * Math.max(joined - 1, 0)) throw new RangeError("not what is due");
  if (due !== delivered + lost + torn + reordered) throw new RangeError("not the sum");
  return report;
}

function faultOf(json: unknown): FirstFault {
  const field = fieldsOf(json);
  const kind = FAULTS.find((kind) => kind === field("kind"));
  if (!kind) throw new TypeError("not a fault");
  return {
    kind,
    sender: count(field("sender")),
    line: count(field("line")),
    member: count(field("member")),
  };
}
