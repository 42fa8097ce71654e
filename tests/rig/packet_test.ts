import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { TcpFlag } from "../../core/evidence.ts";
import { packetFact } from "../../rig/packet.ts";
import * as made from "./captures.ts";

const none = { permissions: "none" } as const;
const [IPV4, IPV6, TCP, UDP, ICMP, ICMPV6] = [0x0800, 0x86dd, 6, 17, 1, 58];

/** The fact of these bytes, as a frame of this length on this link. */
function factOf(bytes: readonly number[], link = 1, length = bytes.length) {
  const captured = new Uint8Array(bytes);
  return packetFact({ epochMs: 0, link, bytes: captured, length, record: captured });
}

const inIpv4 = (protocol: number, body: readonly number[], how = {}) =>
  made.ethernet(IPV4, made.ipv4(protocol, body, how));

const ends = (transport: "tcp" | "udp", from = "10.0.0.1", to = "10.0.0.2") => ({
  from: { transport, host: from, port: 40_000 },
  to: { transport, host: to, port: 12_000 },
});
const V6 = ["fe80::1", "fe80::2"] as const;

Deno.test(
  "packetFact() tells a segment's control bits, in the order in which one says them",
  none,
  () => {
    const cases: (readonly [number, TcpFlag[]])[] = [
      [0x02, ["SYN"]],
      [0x12, ["SYN", "ACK"]],
      [0x14, ["RST", "ACK"]],
      [0x11, ["FIN", "ACK"]],
      [0x18, ["PSH", "ACK"]],
      [0x20, ["URG"]],
      [0xc0, []], // ECE and CWR are not among those told
    ];
    for (const [bits, flags] of cases) {
      assertEquals(factOf(inIpv4(TCP, made.tcpSegment(bits))), {
        kind: "segment",
        ...ends("tcp"),
        flags,
        bytes: 0,
        payload: "",
      });
    }
  },
);

Deno.test(
  "packetFact() finds the payload behind options, and before Ethernet's padding",
  none,
  () => {
    const options = [2, 4, 5, 180];
    const packet = made.ipv4(TCP, made.tcpSegment(0x18, "caju\n", options), {
      options: [7, 7, 4, 0, 0, 0, 0, 0],
    });
    const fact = factOf([...made.ethernet(IPV4, packet), 0, 0, 0, 0]);
    assert(fact?.kind === "segment");
    assertEquals([fact.bytes, fact.payload], [5, "caju\n"]);
  },
);

Deno.test(
  "packetFact() tells a datagram, an empty one, and one of which not all was captured",
  none,
  () => {
    const datagram = { kind: "datagram", ...ends("udp") } as const;
    const whole = inIpv4(UDP, made.udpDatagram("maçã"));
    assertEquals(factOf(whole), { ...datagram, bytes: 6, payload: "maçã" });
    assertEquals(factOf(inIpv4(UDP, made.udpDatagram(""))), { ...datagram, bytes: 0, payload: "" });
    assertEquals(factOf(whole.slice(0, -1), 1, whole.length), {
      ...datagram,
      bytes: 6,
      payload: "maç", // half a character is left out
    });
  },
);

Deno.test(
  "packetFact() tells 64 characters of a payload, and bytes that are no text as U+FFFD",
  none,
  () => {
    const long = factOf(inIpv4(UDP, made.udpDatagram("😀".repeat(100))));
    assert(long?.kind === "datagram");
    assertEquals([long.bytes, long.payload], [400, "😀".repeat(64)]);
    const odd = factOf(inIpv4(UDP, [...made.udpDatagram("", 10), 0xff, 0x41]));
    assertEquals(odd?.kind === "datagram" && odd.payload, "\ufffdA");
  },
);

Deno.test(
  "packetFact() tells which of the unreachables it is, and what was not delivered",
  none,
  () => {
    const quoted = made.ipv4(UDP, made.udpDatagram("x").slice(0, 8), { total: 29 });
    const whats = [0, 1, 2, 3, 4, 13].map((code) => {
      const fact = factOf(inIpv4(ICMP, made.icmp(3, code, quoted)));
      assert(fact?.kind === "unreachable");
      assertEquals(fact.about, ends("udp"));
      assertEquals([fact.from, fact.to], ["10.0.0.1", "10.0.0.2"]);
      return fact.what;
    });
    assertEquals(whats, ["net", "host", "protocol", "port", "other", "other"]);
    const tcp = made.ipv4(TCP, made.tcpSegment(2));
    const fact = factOf(inIpv4(ICMP, made.icmp(3, 3, tcp)));
    assertEquals(fact?.kind === "unreachable" && fact.about, ends("tcp"));
  },
);

Deno.test("packetFact() reads IPv6, with headers before the datagram, and its ICMP", none, () => {
  const inIpv6 = (next: number, body: readonly number[]) =>
    factOf(made.ethernet(IPV6, made.ipv6(next, body)));
  const datagram = made.udpDatagram("caju");
  const told = { kind: "datagram", ...ends("udp", ...V6), bytes: 4, payload: "caju" } as const;
  assertEquals(inIpv6(UDP, datagram), told);
  const [hopByHop, options] = [[60, 0, 0, 0, 0, 0, 0, 0], [44, 0, 0, 0, 0, 0, 0, 0]];
  const firstFragment = [UDP, 0, 0, 1, 0, 0, 0, 0];
  assertEquals(inIpv6(0, [...hopByHop, ...options, ...firstFragment, ...datagram]), told);
  assertEquals(inIpv6(44, [UDP, 0, 0, 8, 0, 0, 0, 0, ...datagram]), undefined);
  assertEquals(inIpv6(0, new Array(800).fill(0)), undefined); // headers without end

  const whats = [0, 1, 3, 4, 9].map((code) => {
    const fact = inIpv6(ICMPV6, made.icmp(1, code, made.ipv6(UDP, datagram)));
    assert(fact?.kind === "unreachable");
    assertEquals(fact.about, ends("udp", ...V6));
    return fact.what;
  });
  assertEquals(whats, ["net", "other", "host", "port", "other"]);
});

Deno.test("packetFact() reads VLAN tags, and Linux's cooked captures", none, () => {
  const packet = made.ipv4(UDP, made.udpDatagram("caju"));
  const told = { kind: "datagram", ...ends("udp"), bytes: 4, payload: "caju" } as const;
  const tag = (type: number, inner: readonly number[]) => [0, 7, type >> 8, type & 0xff, ...inner];
  assertEquals(factOf(made.ethernet(0x8100, tag(IPV4, packet))), told);
  assertEquals(factOf(made.ethernet(0x88a8, tag(0x8100, tag(IPV4, packet)))), told);
  assertEquals(factOf([...new Array(14).fill(0), 8, 0, ...packet], 113), told);
  assertEquals(factOf([8, 0, ...new Array(18).fill(0), ...packet], 276), told);
  assertEquals(factOf(packet, 101), undefined);
});

Deno.test(
  "packetFact() tells a first fragment with the datagram's whole size, and no other",
  none,
  () => {
    const first = inIpv4(UDP, made.udpDatagram("caju", 4_008), { fragment: 0x2000 });
    const fact = factOf(first);
    assertEquals(fact?.kind === "datagram" && [fact.bytes, fact.payload], [4_000, "caju"]);
    assertEquals(factOf(inIpv4(UDP, made.udpDatagram("caju"), { fragment: 1 })), undefined);
  },
);

Deno.test(
  "packetFact() tells nothing of what contradicts itself, or is something else",
  none,
  () => {
    const segment = made.tcpSegment(2);
    const shortHeader = segment.with(12, 0x40);
    const longHeader = segment.with(12, 0xf0);
    const odd = [
      made.ethernet(0x0806, new Array(28).fill(0)), // ARP
      made.ethernet(IPV4, made.ipv4(TCP, segment).with(0, 0x65)), // IPv6 says its first bits
      made.ethernet(IPV4, made.ipv4(TCP, segment).with(0, 0x44)), // a header shorter than any
      made.ethernet(IPV4, made.ipv4(TCP, segment, { total: 19 })),
      inIpv4(TCP, shortHeader),
      inIpv4(TCP, longHeader),
      inIpv4(UDP, made.udpDatagram("caju", 7)),
      inIpv4(UDP, made.udpDatagram("caju", 900)), // longer than its packet
      inIpv4(132, segment), // SCTP
      inIpv4(ICMP, made.icmp(8, 0, segment)), // echo
      inIpv4(ICMP, made.icmp(3, 2, made.ipv4(132, segment))), // no ports
      inIpv4(ICMP, made.icmp(3, 3, made.ipv4(UDP, segment, { fragment: 9 }))),
    ];
    for (const bytes of odd) assertEquals(factOf(bytes), undefined);
  },
);

const whole: readonly number[][] = [
  inIpv4(TCP, made.tcpSegment(0x18, "caju", [1, 1, 1, 1])),
  inIpv4(UDP, made.udpDatagram("caju")),
  inIpv4(ICMP, made.icmp(3, 3, made.ipv4(UDP, made.udpDatagram("caju")))),
  made.ethernet(IPV6, made.ipv6(0, [UDP, 0, 0, 0, 0, 0, 0, 0, ...made.udpDatagram("caju")])),
  made.ethernet(IPV6, made.ipv6(ICMPV6, made.icmp(1, 4, made.ipv6(UDP, made.udpDatagram("x"))))),
];

Deno.test("packetFact() bears every packet cut off anywhere", none, () => {
  for (const bytes of whole) {
    assert(factOf(bytes));
    for (let kept = 0; kept < bytes.length; kept++) factOf(bytes.slice(0, kept), 1, bytes.length);
  }
});

Deno.test("packetFact() bears any bytes, and real packets with any bytes changed", none, () => {
  const link = fc.constantFrom(1, 113, 276, 0, 101);
  const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => [...bytes]);
  const changed = fc.tuple(
    fc.constantFrom(...whole),
    fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 6 }),
    fc.nat(120),
  ).map(([bytes, changes, kept]) => {
    const copy = [...bytes];
    for (const [at, byte] of changes) if (at < copy.length) copy[at] = byte;
    return copy.slice(0, kept);
  });
  fc.assert(
    fc.property(fc.oneof(any, changed), link, fc.nat(0xffff), (bytes, link, length) => {
      const fact = factOf(bytes, link, length);
      if (fact?.kind !== "segment" && fact?.kind !== "datagram") return;
      assert(fact.bytes >= 0 && fact.bytes <= 0x1_0000, `${fact.bytes} bytes`);
      assert([...fact.payload].length <= 64);
    }),
    { numRuns: 20_000 },
  );
});
