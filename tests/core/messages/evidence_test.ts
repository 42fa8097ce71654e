import type { TcpFlag } from "../../../core/evidence.ts";
import type { Fact } from "../../../core/observation.ts";
import { type Entry, listening, started, tcp } from "../../timelines.ts";
import { caption, is, listeningUdp, overUdp, receipt, udp } from "./told.ts";

const call = (name: string, atMs: number, more: Partial<Fact & { kind: "syscall" }>): Fact => //
({ kind: "syscall", by: "strace", atMs, name, returned: 0, ...more });
const [here, there] = [
  { transport: "tcp", local: tcp(41_001), peer: tcp(12_000) },
  { transport: "tcp", local: tcp(12_000), peer: tcp(41_001) },
] as const;

is("called: connect(2) refused, and connect(2) that gave up", [
  ["client", started()],
  [
    "client",
    call("connect", 1, { address: tcp(12_000), socket: here, returned: -1, errno: "ECONNREFUSED" }),
  ],
  [
    "client",
    call("connect", 2, { address: tcp(12_000), socket: here, returned: -1, errno: "ETIMEDOUT" }),
  ],
], [
  "client>:12000 syn SYN refused 2 called",
  ":12000>client rst RST refused 2 called",
  "client>:12000 syn SYN (ETIMEDOUT) unanswered 3 called",
]);

const exchange: readonly Entry[] = [
  ["server", listening()],
  ["client", started()],
  ["client", call("connect", 21, { address: tcp(12_000), socket: here })],
  ["client", call("sendto", 22, { socket: here, payload: "caju-1\n", returned: 7 })],
];

is("called: what was sent is delivered once the other end received, and a receive tells of FIN", [
  ...exchange,
  ["server", call("read", 23, { socket: there, payload: "caju-1\n", returned: 7 })],
  ["server", call("read", 24, { socket: there, returned: 0 })],
], [
  "client>server connect SYN · SYN+ACK · ACK delivered 3 called",
  "client>server data caju-1 delivered 4,5 called",
  "client>server fin FIN delivered 6 called",
]);

is("called: what nobody received is not delivered", exchange, [
  "client>server connect SYN · SYN+ACK · ACK delivered 3 called",
  "client>server data caju-1 unanswered 4 called",
]);

is("called: ECONNRESET is a RST, and what was sent before it was reset", [
  ...exchange,
  ["server", call("read", 23, { socket: there, returned: -1, errno: "ECONNRESET" })],
], [
  "client>server connect SYN · SYN+ACK · ACK delivered 3 called",
  "client>server data caju-1 reset 4,5 called",
  "client>server rst RST reset 5 called",
]);

const socket = { transport: "udp", local: { ...udp(41_002), host: "0.0.0.0" } } as const;
const sends = (atMs: number) =>
  call("sendto", atMs, { socket, address: udp(12_000), payload: "caju-1", returned: 6 });

is("called: a datagram to nobody is lost; a later one is received", [
  ["udpClient", overUdp],
  ["udpClient", sends(5)],
  ["kernel", receipt({ "Icmp.OutDestUnreachs": 1 })],
  ["lab", caption],
  ["udpServer", listeningUdp],
  ["udpClient", sends(50)],
  [
    "udpServer",
    call("recvfrom", 51, {
      socket: { transport: "udp", local: udp(12_000) },
      address: udp(41_002),
      payload: "caju-1",
      returned: 6,
    }),
  ],
], [
  "udpClient>:12000 datagram caju-1 lost 2 called",
  ":12000>udpClient unreachable ICMP: port unreachable delivered 2,3 inferred",
  "udpClient>udpServer datagram caju-1 delivered 6,7 called",
]);

is("called: a connected UDP socket is told of the ICMP message", [
  ["udpClient", overUdp],
  [
    "udpClient",
    call("sendto", 5, { socket: { ...socket, peer: udp(12_000) }, payload: "caju-1", returned: 6 }),
  ],
  [
    "udpClient",
    call("recvfrom", 6, {
      socket: { ...socket, peer: udp(12_000) },
      returned: -1,
      errno: "ECONNREFUSED",
    }),
  ],
], [
  "udpClient>:12000 datagram caju-1 lost 2 called",
  ":12000>udpClient unreachable ICMP: port unreachable delivered 3 called",
]);

const segment = (from: number, to: number, flags: string, payload = ""): Fact => ({
  ...{ kind: "segment", by: "tcpdump", atMs: 50, from: tcp(from), to: tcp(to) },
  ...{ flags: flags.split("+") as TcpFlag[], bytes: payload.length, payload },
});

is("captured: the handshake in three, data, FIN; a pure ACK besides is left out", [
  ["server", listening()],
  ["client", started()],
  ["network", segment(41_001, 12_000, "SYN")],
  ["network", segment(12_000, 41_001, "SYN+ACK")],
  ["network", segment(41_001, 12_000, "ACK")],
  ["network", segment(41_001, 12_000, "PSH+ACK", "caju-1\n")],
  ["network", segment(12_000, 41_001, "ACK")],
  ["network", segment(41_001, 12_000, "FIN+ACK")],
], [
  "client>server syn SYN delivered 3 captured",
  "server>client syn-ack SYN+ACK delivered 4 captured",
  "client>server ack ACK delivered 5 captured",
  "client>server data caju-1 delivered 6 captured",
  "client>server fin FIN+ACK unanswered 8 captured",
]);

is("captured: a SYN that a RST answers is refused by nobody, though somebody listens later", [
  ["client", started()],
  ["network", segment(41_001, 12_000, "SYN")],
  ["network", segment(12_000, 41_001, "RST+ACK")],
  ["server", listening()],
], [
  "client>:12000 syn SYN refused 2 captured",
  ":12000>client rst RST+ACK refused 3 captured",
]);

is("captured: a SYN without an answer is not refused", [
  ["client", started()],
  ["network", segment(41_001, 12_000, "SYN")],
], ["client>:12000 syn SYN unanswered 2 captured"]);

is("captured: a RST after the handshake is a reset", [
  ["server", listening()],
  ["client", started()],
  ["network", segment(41_001, 12_000, "SYN")],
  ["network", segment(12_000, 41_001, "SYN+ACK")],
  ["network", segment(12_000, 41_001, "PSH+ACK", "hello")],
  ["network", segment(41_001, 12_000, "RST")],
], [
  "client>server syn SYN delivered 3 captured",
  "server>client syn-ack SYN+ACK reset 4 captured",
  "server>client data hello reset 5 captured",
  "client>server rst RST reset 6 captured",
]);

const datagram = (from: number, to: number, payload: string): Fact => ({
  ...{ kind: "datagram", by: "tcpdump", atMs: 50, from: udp(from), to: udp(to) },
  ...{ bytes: payload.length, payload },
});

is("captured: the datagram that ICMP is about is lost, the next is not", [
  ["udpClient", overUdp],
  ["network", datagram(41_002, 12_000, "caju-1")],
  ["network", {
    ...{ kind: "unreachable", by: "tcpdump", atMs: 50, what: "port" },
    ...{ from: "127.0.0.1", to: "127.0.0.1", about: { from: udp(41_002), to: udp(12_000) } },
  }],
  ["udpServer", listeningUdp],
  ["network", { ...datagram(41_002, 12_000, "pera-2"), atMs: 60 } as Fact],
  ["network", { ...datagram(12_000, 41_002, "PERA-2"), atMs: 61 } as Fact],
], [
  "udpClient>:12000 datagram caju-1 lost 2 captured",
  ":12000>udpClient unreachable ICMP: port unreachable delivered 3 captured",
  "udpClient>udpServer datagram pera-2 delivered 5 captured",
  "udpServer>udpClient datagram PERA-2 delivered 6 captured",
]);
