/**
 * What a captured frame carries: a TCP segment, a UDP datagram, or the ICMP message that one could not be
 * delivered. Whatever is cut off, contradicts itself, or is something else, is none of them.
 *
 * @module
 */
import type { Evidence, TcpFlag, Unreachable } from "../core/evidence.ts";
import type { Endpoint } from "../core/observation.ts";
import type { Frame } from "./pcap.ts";
import { hostOf } from "./proc_net.ts";

type Seen<K extends Evidence["kind"]> = Omit<Extract<Evidence, { kind: K }>, "by" | "atMs">;

/** A fact about one frame; who captured it, and when, is not in the frame. */
export type PacketFact = Seen<"segment"> | Seen<"datagram"> | Seen<"unreachable">;

/** By link type (LINKTYPE_): where in the frame the EtherType is, and where the packet begins. */
const LINKS: Readonly<Record<number, { readonly type: number; readonly packet: number }>> = {
  1: { type: 12, packet: 14 }, // EN10MB, the loopback among them
  113: { type: 14, packet: 16 }, // LINUX_SLL
  276: { type: 0, packet: 20 }, // LINUX_SLL2
};

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
/** Tags before the packet (IEEE 802.1Q, 802.1ad). */
const VLAN = [0x8100, 0x88a8];

/** Protocol numbers (IANA). */
const [ICMP, TCP, UDP, ICMPV6] = [1, 6, 17, 58];
/** The headers that may come before those in IPv6 (RFC 8200, section 4; AH: RFC 4302), and how many are looked at. */
const EXTENSIONS = { hopByHop: 0, routing: 43, fragment: 44, authentication: 51, options: 60 };
const MOST_EXTENSIONS = 8;

/** RFC 9293, section 3.1; told in the order in which one says them, `SYN,ACK`. */
const FLAG_BITS: readonly (readonly [TcpFlag, number])[] = [
  ["SYN", 0x02],
  ["FIN", 0x01],
  ["RST", 0x04],
  ["PSH", 0x08],
  ["ACK", 0x10],
  ["URG", 0x20],
];

/** RFC 792, type 3, by code. */
const CODES: readonly Unreachable[] = ["net", "host", "protocol", "port"];
/** RFC 4443, type 1, by code. */
const CODES_V6: readonly Unreachable[] = ["net", "other", "other", "host", "port"];

/** Of a payload, at most so many characters are told. */
const MOST_CHARS = 64;
/** ... which are never more bytes than this (RFC 3629). */
const MOST_BYTES = 4 * MOST_CHARS;

/** An IP packet, or what a capture or an ICMP message has of it. */
interface Packet {
  readonly from: string;
  readonly to: string;
  readonly protocol: number;
  /** The beginning of what it carries. */
  readonly body: DataView;
  /** How long that is on the link, in bytes. */
  readonly length: number;
  /** What it carries is only the beginning of what was sent. */
  readonly isFragment: boolean;
}

/** The fact that a frame is, if it is one. */
export function packetFact({ link, bytes, length }: Frame): PacketFact | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = LINKS[link];
  if (!layout || view.byteLength < layout.packet) return undefined;
  let type = view.getUint16(layout.type);
  let at = layout.packet;
  for (let tags = 0; tags < 2 && VLAN.includes(type) && view.byteLength >= at + 4; tags++) {
    type = view.getUint16(at + 2);
    at += 4;
  }
  const packet = packetIn(type, rest(view, at), Math.max(0, length - at));
  return packet && (unreachableIn(packet) ?? segmentIn(packet) ?? datagramIn(packet));
}

function packetIn(type: number, view: DataView, length: number): Packet | undefined {
  return type === IPV4 ? ipv4(view, length) : type === IPV6 ? ipv6(view, length) : undefined;
}

/** RFC 791, section 3.1. */
function ipv4(view: DataView, length: number): Packet | undefined {
  if (view.byteLength < 20 || view.getUint8(0) >> 4 !== 4) return undefined;
  const header = (view.getUint8(0) & 0xf) * 4;
  const total = view.getUint16(2) || length; // 0: the interface is to cut it into pieces itself
  const fragment = view.getUint16(6);
  if (header < 20 || total < header || view.byteLength < header) return undefined;
  if ((fragment & 0x1fff) !== 0) return undefined; // its header was in the first
  return {
    from: host(view, 12, 4),
    to: host(view, 16, 4),
    protocol: view.getUint8(9),
    body: rest(view, header, total - header),
    length: total - header,
    isFragment: (fragment & 0x2000) !== 0,
  };
}

/** RFC 8200, sections 3 and 4. */
function ipv6(view: DataView, length: number): Packet | undefined {
  if (view.byteLength < 40 || view.getUint8(0) >> 4 !== 6) return undefined;
  const end = 40 + (view.getUint16(4) || Math.max(0, length - 40));
  let protocol = view.getUint8(6);
  let at = 40;
  let isFragment = false;
  for (let n = 0; n < MOST_EXTENSIONS && Object.values(EXTENSIONS).includes(protocol); n++) {
    if (view.byteLength < at + 8) return undefined;
    if (protocol === EXTENSIONS.fragment) {
      if (view.getUint16(at + 2) >> 3 !== 0) return undefined;
      isFragment ||= (view.getUint16(at + 2) & 1) !== 0;
    }
    const [next, size] = [view.getUint8(at), view.getUint8(at + 1)];
    at += protocol === EXTENSIONS.fragment
      ? 8
      : protocol === EXTENSIONS.authentication
      ? (size + 2) * 4
      : (size + 1) * 8;
    protocol = next;
  }
  if (at > end) return undefined;
  const [from, to] = [host(view, 8, 16), host(view, 24, 16)];
  return { from, to, protocol, body: rest(view, at, end - at), length: end - at, isFragment };
}

/** RFC 9293, section 3.1. */
function segmentIn({ from, to, protocol, body, length }: Packet): PacketFact | undefined {
  if (protocol !== TCP || body.byteLength < 14) return undefined;
  const header = (body.getUint8(12) >> 4) * 4;
  if (header < 20 || header > length) return undefined;
  const bits = body.getUint8(13);
  return {
    kind: "segment",
    ...portsIn(body, "tcp", from, to),
    flags: FLAG_BITS.flatMap(([flag, bit]) => (bits & bit) === 0 ? [] : [flag]),
    bytes: length - header,
    payload: text(rest(body, header), length - header),
  };
}

/** RFC 768. */
function datagramIn(packet: Packet): PacketFact | undefined {
  const { from, to, protocol, body, length, isFragment } = packet;
  if (protocol !== UDP || body.byteLength < 8) return undefined;
  const whole = body.getUint16(4);
  if (whole < 8 || (whole > length && !isFragment)) return undefined;
  return {
    kind: "datagram",
    ...portsIn(body, "udp", from, to),
    bytes: whole - 8,
    payload: text(rest(body, 8, whole - 8), whole - 8),
  };
}

/** RFC 792 and RFC 4443: 8 bytes, then the beginning of the packet that could not be delivered. */
function unreachableIn({ from, to, protocol, body }: Packet): PacketFact | undefined {
  if ((protocol !== ICMP && protocol !== ICMPV6) || body.byteLength < 8) return undefined;
  const isV4 = protocol === ICMP;
  if (body.getUint8(0) !== (isV4 ? 3 : 1)) return undefined;
  const what = (isV4 ? CODES : CODES_V6)[body.getUint8(1)] ?? "other";
  const quoted = packetIn(isV4 ? IPV4 : IPV6, rest(body, 8), body.byteLength - 8);
  if (!quoted || quoted.body.byteLength < 4) return undefined;
  if (quoted.protocol !== TCP && quoted.protocol !== UDP) return undefined; // it had no ports
  const transport = quoted.protocol === TCP ? "tcp" : "udp";
  return {
    kind: "unreachable",
    what,
    from,
    to,
    about: portsIn(quoted.body, transport, quoted.from, quoted.to),
  };
}

/** TCP and UDP alike begin with the ports. */
function portsIn(
  body: DataView,
  transport: Endpoint["transport"],
  from: string,
  to: string,
): { readonly from: Endpoint; readonly to: Endpoint } {
  return {
    from: { transport, host: from, port: body.getUint16(0) },
    to: { transport, host: to, port: body.getUint16(2) },
  };
}

/** The beginning of a payload of so many bytes, of which not all may have been captured. */
function text(payload: DataView, bytes: number): string {
  const shown = rest(payload, 0, Math.min(MOST_BYTES, bytes));
  // A character that the capture cut in two is left out; one that the sender cut is told as it is.
  const isCut = shown.byteLength < bytes;
  const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(shown, { stream: isCut });
  return [...decoded].slice(0, MOST_CHARS).join("");
}

function host(view: DataView, at: number, length: number): string {
  return hostOf(Array.from({ length }, (_, i) => view.getUint8(at + i)));
}

/** What is there from here on, at most so many bytes. */
function rest(view: DataView, from: number, most = Infinity): DataView {
  const start = Math.min(from, view.byteLength);
  const length = Math.min(view.byteLength - start, Math.max(0, most));
  return new DataView(view.buffer, view.byteOffset + start, length);
}
