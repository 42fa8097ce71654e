/**
 * Captures and packets made by hand.
 *
 * @module
 */

/** A pcap header. */
export function headerOf(
  { isLittle = true, perMs = 1e3, link = 1 }: {
    readonly isLittle?: boolean;
    readonly perMs?: number;
    readonly link?: number;
  },
): Uint8Array {
  const view = new DataView(new ArrayBuffer(24));
  view.setUint32(0, perMs === 1e3 ? 0xa1b2c3d4 : 0xa1b23c4d, isLittle);
  view.setUint16(4, 2, isLittle);
  view.setUint16(6, 4, isLittle);
  view.setUint32(16, 256, isLittle);
  view.setUint32(20, link, isLittle);
  return new Uint8Array(view.buffer);
}

/** One record of a pcap. */
export function recordOf(
  bytes: readonly number[],
  { isLittle = true, seconds = 0, fraction = 0, kept = bytes.length, length = bytes.length }: {
    readonly isLittle?: boolean;
    readonly seconds?: number;
    readonly fraction?: number;
    readonly kept?: number;
    readonly length?: number;
  } = {},
): Uint8Array {
  const record = new Uint8Array(16 + bytes.length);
  record.set(bytes, 16);
  const view = new DataView(record.buffer);
  [seconds, fraction, kept, length].forEach((n, i) => view.setUint32(4 * i, n, isLittle));
  return record;
}

/** A whole pcap. */
export function fileOf(header: Uint8Array, records: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array([header, ...records].flatMap((part) => [...part]));
}

const word = (n: number) => [n >> 8 & 0xff, n & 0xff];

/** An Ethernet frame. */
export function ethernet(type: number, packet: readonly number[]): number[] {
  return [...new Array(12).fill(0), ...word(type), ...packet];
}

/** An IPv4 packet from 10.0.0.1 to 10.0.0.2, its checksum left out. */
export function ipv4(
  protocol: number,
  body: readonly number[],
  { options = [], fragment = 0, total = 20 + options.length + body.length }: {
    readonly options?: readonly number[];
    readonly fragment?: number;
    readonly total?: number;
  } = {},
): number[] {
  const first = 0x40 | (5 + options.length / 4);
  const ends = [10, 0, 0, 1, 10, 0, 0, 2];
  const [length, offset] = [word(total), word(fragment)];
  return [first, 0, ...length, 0, 0, ...offset, 64, protocol, 0, 0, ...ends, ...options, ...body];
}

/** An IPv6 packet from fe80::1 to fe80::2. */
export function ipv6(next: number, body: readonly number[]): number[] {
  const address = (last: number) => [0xfe, 0x80, ...new Array(13).fill(0), last];
  return [0x60, 0, 0, 0, ...word(body.length), next, 64, ...address(1), ...address(2), ...body];
}

/** A TCP segment from port 40000 to port 12000. */
export function tcpSegment(bits: number, payload = "", options: readonly number[] = []): number[] {
  const [ports, offset] = [[...word(40_000), ...word(12_000)], (5 + options.length / 4) << 4];
  const numbers = new Array(8).fill(0);
  return [...ports, ...numbers, offset, bits, 0, 0, 0, 0, 0, 0, ...options, ...encoded(payload)];
}

/** A UDP datagram from port 40000 to port 12000. */
export function udpDatagram(payload: string, length = 8 + encoded(payload).length): number[] {
  return [...word(40_000), ...word(12_000), ...word(length), 0, 0, ...encoded(payload)];
}

/** An ICMP message about what could not be delivered. */
export function icmp(type: number, code: number, quoted: readonly number[]): number[] {
  return [type, code, 0, 0, 0, 0, 0, 0, ...quoted];
}

/** The text's bytes. */
export function encoded(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}
