/**
 * Linux's own account of its network, parsed: /proc/net/snmp, tcp, tcp6, udp, udp6 (proc(5)).
 *
 * @module
 */
import type { Address } from "../wire/address.ts";
import type { Endpoint, Transport } from "../core/observation.ts";

/** One line of the socket table. */
export interface Socket {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** A TCP socket in state LISTEN, or a UDP socket without a peer: it hears anybody. */
  readonly hearsAnybody: boolean;
  /** A TCP connection both of whose ends can still speak. */
  readonly isEstablished: boolean;
}

/**
 * TCP_ESTABLISHED, TCP_LISTEN and TCP_CLOSE of linux/include/net/tcp_states.h; an unconnected UDP socket is in
 * the last.
 */
const ESTABLISHED = "01";
const LISTEN = "0A";
const UNCONNECTED = "07";

/** The counters of /proc/net/snmp by name, as `Tcp.AttemptFails`. A line of names, then one of values. */
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

/** The sockets of one of the four tables. */
export function parseSockets(transport: Transport, text: string): Socket[] {
  return text.split("\n").flatMap((line) => {
    const [, local, remote, state] = line.trim().split(/\s+/);
    if (!local?.includes(":") || !remote?.includes(":")) return []; // the heading
    return [{
      local: { transport, ...parseAddress(local) },
      remote: { transport, ...parseAddress(remote) },
      hearsAnybody: state === (transport === "tcp" ? LISTEN : UNCONNECTED),
      isEstablished: transport === "tcp" && state === ESTABLISHED,
    }];
  });
}

/** `0100007F:2EE0` is 127.0.0.1:12000: 32-bit words in the machine's byte order (little-endian here). */
function parseAddress(hex: string): Address {
  const [ip = "", port = ""] = hex.split(":");
  const bytes = (ip.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => parseInt(byte, 16))
  );
  return { host: hostOf(bytes), port: parseInt(port, 16) };
}

function hostOf(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join(".");
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff;
  if (mapped) return bytes.slice(12).join("."); // an IPv4 peer of an IPv6 socket (RFC 4291, 2.5.5.2)
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((i) =>
    ((bytes[i] ?? 0) << 8 | (bytes[i + 1] ?? 0)).toString(16)
  );
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1); // the short form: ::1
}
