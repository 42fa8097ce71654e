/**
 * What tools of the system saw of a play, besides what the programs showed: optional, and each fact states its
 * source. No claim about the bundled programs needs any of it.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import type { Endpoint, MachineNumber, Transport } from "./observation.ts";

/** A control bit of a TCP segment (RFC 9293, section 3.1). */
export type TcpFlag = "SYN" | "ACK" | "PSH" | "FIN" | "RST" | "URG";

/** Why a destination is unreachable (RFC 792, type 3; RFC 4443, type 1). */
export type Unreachable = "port" | "host" | "net" | "protocol" | "other";

/** The state of a socket (RFC 9293, section 3.3.2; a UDP socket is `OPEN` until it has a peer). */
export type SocketState =
  | "LISTEN"
  | "SYN-SENT"
  | "SYN-RECEIVED"
  | "ESTABLISHED"
  | "FIN-WAIT-1"
  | "FIN-WAIT-2"
  | "CLOSE-WAIT"
  | "CLOSING"
  | "LAST-ACK"
  | "TIME-WAIT"
  | "CLOSED"
  | "OPEN";

/** One socket as the kernel accounts for it (Linux, /proc/net/tcp and udp; proc_net(5)). */
export interface SocketRow {
  /** Its own end. */
  readonly local: Endpoint;
  /** The other end, where it has one. */
  readonly peer?: Endpoint;
  /** Of the connection, or of the listener. */
  readonly state: SocketState;
  /** Received and not yet read by the program; of a listener: connections not yet accepted. */
  readonly receiveQueue: number;
  /** Bytes sent and not yet acknowledged by the other end. */
  readonly sendQueue: number;
}

/** A fact that a tool of the system saw. `atMs`: when, by the tool's clock, since the play began. */
export type Evidence =
  /**
   * The program called the system about a socket (strace(1)). A `connect` that was begun without waiting is
   * told once, with what became of it.
   */
  | {
    readonly kind: "syscall";
    readonly by: "strace";
    readonly atMs: number;
    /** As in section 2 of the manual, without its variants: `accept` also for accept4(2). */
    readonly name: string;
    /** The socket it was called on, as far as it was bound and connected then. */
    readonly socket?: {
      readonly transport: Transport;
      readonly local?: Endpoint;
      readonly peer?: Endpoint;
    };
    /** The address among its arguments: called, bound to, sent to, accepted or received from. */
    readonly address?: Endpoint;
    /** What was sent or received: its beginning, as the tool writes it out. */
    readonly payload?: string;
    /** What it returned; -1 where it failed. */
    readonly returned: number;
    /** Why it failed, as errno(3) names it. */
    readonly errno?: string;
  }
  /** A TCP segment on its way. */
  | {
    readonly kind: "segment";
    readonly by: "tcpdump" | "dumpcap";
    readonly atMs: number;
    readonly from: Endpoint;
    readonly to: Endpoint;
    readonly flags: readonly TcpFlag[];
    /** Of the payload. */
    readonly bytes: number;
    /** The payload's beginning, decoded as UTF-8. */
    readonly payload: string;
  }
  /** A UDP datagram on its way. */
  | {
    readonly kind: "datagram";
    readonly by: "tcpdump" | "dumpcap";
    readonly atMs: number;
    readonly from: Endpoint;
    readonly to: Endpoint;
    readonly bytes: number;
    readonly payload: string;
  }
  /** An ICMP message that what was sent could not be delivered, to whom sent it. */
  | {
    readonly kind: "unreachable";
    readonly by: "tcpdump" | "dumpcap";
    readonly atMs: number;
    readonly what: Unreachable;
    /** The IP addresses of the message itself. */
    readonly from: string;
    readonly to: string;
    /** What it is about: the ends of what was sent. */
    readonly about: { readonly from: Endpoint; readonly to: Endpoint };
  }
  /** The sockets of a machine at one moment, in the order of the table. */
  | {
    readonly kind: "sockets";
    readonly by: "/proc/net";
    readonly machine: MachineNumber;
    readonly table: readonly SocketRow[];
    /** So many more are not told. */
    readonly more: number;
    /** The table is the whole machine's: only the sockets with a port of this play are told. */
    readonly shared: boolean;
  }
  /** By how much a machine's counters rose over the whole play (/proc/net/snmp and netstat): those that did. */
  | {
    readonly kind: "balance";
    readonly by: "/proc/net";
    readonly machine: MachineNumber;
    readonly counters: Readonly<Record<string, number>>;
    readonly shared: boolean;
  }
  /** A kind of evidence is missing, or only its beginning was kept: `left` facts were not. */
  | {
    readonly kind: "unseen";
    readonly what: "syscalls" | "packets" | "sockets";
    readonly because: Text;
    readonly left?: number;
  };
