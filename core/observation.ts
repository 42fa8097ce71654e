/**
 * What could be seen from outside the programs, as typed facts in the order they were seen.
 *
 * @module
 */
import type { Address } from "../wire/address.ts";
import type { CrowdReport } from "../wire/crowd_report.ts";
import type { LoadReport } from "../wire/load_report.ts";
import type { Text } from "../wire/text.ts";
import type { Evidence } from "./evidence.ts";

/** The transports of the assignment. */
export type Transport = "tcp" | "udp";

/** Where a program listens or whom it calls: a TCP port and a UDP port of one number are two things. */
export interface Endpoint extends Address {
  /** TCP or UDP: part of the name. */
  readonly transport: Transport;
}

/** Of the machines of a play; most plays need only the first. */
export type MachineNumber = 1 | 2;

/** What a program can be asked to be: the parts of the assignment, which anybody's program may fill ... */
export type Part =
  | "tcp-server"
  | "tcp-client"
  | "udp-server"
  | "udp-client"
  | "threaded-server"
  | "chat-server"
  | "chat-client"
  | "chat-peer"
  | LabPart;

/**
 * ... and the lab's own. `stranger`: a server with another protocol; `line-client`: a TCP client that keeps
 * its connection; `crashing-client`: one that ends in a reset; `deaf-client`: one that never reads; `swarm`:
 * many clients in one program; `crowd`: many members of a chat in one program; `model-server`: a threaded
 * server whose model, service and policy can be told.
 */
export type LabPart =
  | "stranger"
  | "line-client"
  | "crashing-client"
  | "deaf-client"
  | "swarm"
  | "crowd"
  | "model-server";

/** A program that can fill a part. */
export interface Program {
  /** For people. */
  readonly name: string;
  /**
   * The command line, word by word; `{host}` and `{port}` are filled in. A first word `deno` stands for
   * the Deno that runs the lab.
   */
  readonly argv: readonly string[];
  /** Bundled with the lab, or handed in to be judged. */
  readonly origin: "bundled" | "submitted";
  /** The port that is written into its source, where it cannot be told one. */
  readonly writtenPort?: number;
}

/** The two streams of a program's screen. */
export type Stream = "stdout" | "stderr";

/** One thing that happened. Closed: whoever reads it must say what each kind means to them. */
export type Fact =
  /** The lab tells what it is about to do. */
  | { readonly kind: "caption"; readonly text: Text }
  /**
   * Two machines take part, at these addresses: network namespaces joined by a virtual cable (Linux, veth(4)),
   * or, where those cannot be had, two loopback addresses of one machine.
   */
  | {
    readonly kind: "machines";
    readonly addresses: readonly [string, string];
    readonly by: "cable" | "loopback";
  }
  /** A program was started with this command line. */
  | {
    readonly kind: "started";
    readonly command: string;
    readonly origin: Program["origin"];
    readonly at: Endpoint;
  }
  /** A server is ready: it said so itself, or the system's socket table shows it. */
  | {
    readonly kind: "listening";
    readonly at: Endpoint;
    readonly seenBy: "banner" | "socket-table";
  }
  /** A line was typed into the program (its stdin), an end of line after it unless `open`. */
  | { readonly kind: "typed"; readonly line: string; readonly open?: true }
  /** The program's stdin was ended, as Ctrl-D does. */
  | { readonly kind: "hung-up" }
  /** The program printed a line; `open` where no end of line had come when it was read. */
  | {
    readonly kind: "printed";
    readonly stream: Stream;
    readonly line: string;
    readonly open?: true;
  }
  /** The program printed more than is kept; the rest of the stream was dropped. */
  | { readonly kind: "cut"; readonly stream: Stream; readonly keptBytes: number }
  /** Something was awaited and did not come in this time: evidence of absence over this window only. */
  | { readonly kind: "quiet"; readonly awaiting: Text; readonly forMs: number }
  /** The program ended by itself: with a code, or by a signal. */
  | { readonly kind: "exited"; readonly code: number; readonly signal: string | null }
  /** The socket table shows a connection of the program's, as its own machine sees it: this end, and the other. */
  | { readonly kind: "connected"; readonly local: Endpoint; readonly peer: Endpoint }
  /**
   * By how much the kernel's own counters rose in one act (Linux, /proc/net/snmp; RFC 1213). `shared`: the
   * counters count the whole machine's traffic, not this experiment's alone.
   */
  | {
    readonly kind: "receipt";
    readonly counters: Readonly<Record<string, number>>;
    readonly shared: boolean;
  }
  /** A load of many clients told what became of them. */
  | { readonly kind: "load"; readonly report: LoadReport }
  /** Many members of a chat told what each of them received. */
  | { readonly kind: "crowd"; readonly report: CrowdReport }
  /** What a server's process takes, as the system accounts for it, while so many clients are connected. */
  | {
    readonly kind: "usage";
    readonly clients: number;
    readonly threads: number;
    /** Resident memory (VmRSS, proc_pid_status(5)). */
    readonly residentBytes: number;
  }
  /** What tools of the system saw. */
  | Evidence;

/** The names of the kinds of fact. */
export type FactKind = Fact["kind"];

/**
 * Who an observation is about: a role of the scenario, the lab itself, the kernel, or what lies between the
 * programs, on which segments and datagrams travel.
 */
export type Who<R extends string> = R | "lab" | "kernel" | "network";

/** A fact with its place in the timeline. */
export type Observation<R extends string = string> = Fact & {
  /** 1, 2, 3 ... in the order seen. What findings cite. */
  readonly seq: number;
  /** Since the play began. It illustrates; order and time prove nothing unless one caused the other. */
  readonly ms: number;
  readonly who: Who<R>;
};

/** All that was seen in one play. */
export type Timeline<R extends string = string> = readonly Observation<R>[];
