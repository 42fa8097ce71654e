/**
 * Linux's own account of its network, parsed: /proc/net/snmp, netstat, tcp, tcp6, udp, udp6 (proc_net(5)).
 *
 * @module
 */
import type { Address } from "../wire/address.ts";
import type { SocketState } from "../core/evidence.ts";
import type { Endpoint, Transport } from "../core/observation.ts";

/** One line of the socket table. */
export interface Socket {
  /** This end. */
  readonly local: Endpoint;
  /** The other end; port 0 where there is none. */
  readonly remote: Endpoint;
  /** As netstat(8) names it. */
  readonly state: SocketState;
  /** Bytes that the program has not read, a FIN among them; of a listener: connections not accepted yet. */
  readonly receiveQueue: number;
  /** Bytes that the other end has not acknowledged, a SYN or FIN among them. */
  readonly sendQueue: number;
  /** A TCP socket in state LISTEN, or a UDP socket without a peer: it hears anybody. */
  readonly hearsAnybody: boolean;
  /** A TCP connection both of whose ends can still speak. */
  readonly isEstablished: boolean;
}

/**
 * linux/include/net/tcp_states.h. TCP_NEW_SYN_RECV (0C) and TCP_BOUND_INACTIVE (0D) are the kernel's own
 * subdivisions.
 */
const STATES: Readonly<Record<string, SocketState>> = {
  "01": "ESTABLISHED",
  "02": "SYN-SENT",
  "03": "SYN-RECEIVED",
  "04": "FIN-WAIT-1",
  "05": "FIN-WAIT-2",
  "06": "TIME-WAIT",
  "07": "CLOSED",
  "08": "CLOSE-WAIT",
  "09": "LAST-ACK",
  "0A": "LISTEN",
  "0B": "CLOSING",
  "0C": "SYN-RECEIVED",
  "0D": "CLOSED",
};

/**
 * The counters of /proc/net/snmp and netstat by name, as `Tcp.AttemptFails`. A line of names, then one of
 * values.
 */
export function parseSnmp(text: string): ReadonlyMap<string, number> {
  const counters = new Map<string, number>();
  const lines = text.trim().split("\n");
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [group, ...names] = (lines[i] ?? "").split(" ");
    const [, ...values] = (lines[i + 1] ?? "").split(" ");
    names.forEach((name, j) =>
      counters.set(`${group?.replace(":", "")}.${name}`, Number(values[j]))
    );
  }
  return counters;
}

/** The sockets of all four tables, each with its name above it, as tail(1) writes them. */
export function parseTables(text: string): Socket[] {
  const [, ...parts] = text.split(/^==> \/proc\/net\/(tcp|udp)6? <==$/m);
  return parts.flatMap((part, i) =>
    i % 2 === 0 ? parseSockets(part === "tcp" ? "tcp" : "udp", parts[i + 1] ?? "") : []
  );
}

/** The sockets of one of the four tables. */
export function parseSockets(transport: Transport, text: string): Socket[] {
  return text.split("\n").flatMap((line) => {
    const [, local, remote, code = "", queues = ""] = line.trim().split(/\s+/);
    if (!local?.includes(":") || !remote?.includes(":")) return []; // the heading
    const [sendQueue = 0, receiveQueue = 0] = queues.split(":").map((hex) =>
      parseInt(hex, 16) || 0
    );
    const state = stateOf(transport, code);
    return [{
      local: { transport, ...parseAddress(local) },
      remote: { transport, ...parseAddress(remote) },
      state,
      receiveQueue,
      sendQueue,
      hearsAnybody: state === "LISTEN" || state === "OPEN",
      isEstablished: transport === "tcp" && state === "ESTABLISHED",
    }];
  });
}

/** A UDP socket without a peer is in TCP_CLOSE, with one in TCP_ESTABLISHED. */
function stateOf(transport: Transport, code: string): SocketState {
  const state = STATES[code] ?? "CLOSED";
  return transport === "udp" && state === "CLOSED" ? "OPEN" : state;
}

/** `0100007F:2EE0` is 127.0.0.1:12000: 32-bit words in the machine's byte order (little-endian here). */
function parseAddress(hex: string): Address {
  const [ip = "", port = ""] = hex.split(":");
  const bytes = (ip.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => parseInt(byte, 16))
  );
  return { host: hostOf(bytes), port: parseInt(port, 16) };
}

/** An IP address as text, from its 4 or 16 bytes in network order. */
export function hostOf(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join(".");
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff;
  if (mapped) return bytes.slice(12).join("."); // an IPv4 peer of an IPv6 socket (RFC 4291, 2.5.5.2)
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((i) =>
    ((bytes[i] ?? 0) << 8 | (bytes[i + 1] ?? 0)).toString(16)
  );
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1); // the short form: ::1
}
