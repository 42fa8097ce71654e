import {
  connected,
  type Entry,
  exited,
  listening,
  load,
  printed,
  started,
  tcp,
  typed,
} from "../timelines.ts";
import { caption, hungUp, is, listeningUdp, overUdp, receipt, stderr } from "./messages/told.ts";

const refused: readonly Entry[] = [
  ["client", started()],
  ["client", stderr("connection refused")],
  ["client", exited(1)],
];

is("inferred: a complaint where nobody listens is a SYN and a RST", [
  ...refused,
  ["kernel", receipt({ "Tcp.AttemptFails": 1 })],
  ["lab", caption],
  ["server", listening()],
], [
  "client>:12000 syn SYN refused 1,2,4 inferred",
  ":12000>client rst RST refused 2,3,4 inferred",
]);

is("inferred: no refusal where the kernel counted that no attempt failed", [
  ...refused,
  ["kernel", receipt({ "Tcp.AttemptFails": 0 })],
], []);

is("inferred: counters of the whole machine neither bear a refusal out nor deny it", [
  ...refused,
  ["kernel", receipt({ "Tcp.AttemptFails": 0 }, true)],
], [
  "client>:12000 syn SYN refused 1,2 inferred",
  ":12000>client rst RST refused 2,3 inferred",
]);

is("inferred: no refusal, nor anything else, where somebody listened", [
  ["server", listening()],
  ...refused,
], []);

is("inferred: a client that says nothing and goes on was not refused", [["client", started()]], []);

is("inferred: a reply shows the handshake, the line and itself; the end is a FIN", [
  ["server", listening()],
  ["client", started()],
  ["client", typed("caju-1")],
  ["client", printed("From server: CAJU-1")],
  ["client", hungUp],
  ["client", exited(0)],
], [
  "client>server connect SYN · SYN+ACK · ACK delivered 2,4 inferred",
  "client>server data caju-1 delivered 3,4 inferred",
  "server>client data From server: CAJU-1 delivered 4 inferred",
  "client>server fin FIN delivered 5,6 inferred",
]);

is("inferred: a listener of all addresses is the one who was called", [
  ["server", { kind: "listening", at: { ...tcp(12_000), host: "0.0.0.0" }, seenBy: "banner" }],
  ["client", started()],
  ["client", connected(41_001)],
], ["client>server connect SYN · SYN+ACK · ACK delivered 2,3 inferred"]);

is("inferred: a line that only its own client repeats has not arrived for certain", [
  ["server", listening()],
  ["client", started()],
  ["client", connected(41_001)],
  ["client", typed("caju-1")],
  ["client", printed("you said caju-1")],
], [
  "client>server connect SYN · SYN+ACK · ACK delivered 2,3 inferred",
  "client>server data caju-1 unanswered 4 inferred",
]);

is("inferred: in a room a line arrives where another member shows it", [
  ["room", listening()],
  ["ana", started()],
  ["ana", connected(41_001)],
  ["bia", started()],
  ["bia", connected(41_002)],
  ["ana", typed("caju-1 pera-2")],
  ["bia", printed("<ana> caju-1 pera-2")],
], [
  "ana>room connect SYN · SYN+ACK · ACK delivered 2,3 inferred",
  "bia>room connect SYN · SYN+ACK · ACK delivered 4,5 inferred",
  "ana>room data caju-1 pera-2 delivered 6,7 inferred",
  "room>bia data <ana> caju-1 pera-2 delivered 7 inferred",
], { room: "chat-server", ana: "chat-client", bia: "chat-client" });

const crash: readonly Entry[] = [
  ["server", listening()],
  ["crasher", started()],
  ["crasher", connected(41_001)],
  ["crasher", hungUp],
  ["crasher", exited(0)],
];

is("inferred: the crashing client ends in a RST", crash, [
  "crasher>server connect SYN · SYN+ACK · ACK delivered 2,3 inferred",
  "crasher>server rst RST reset 4,5 inferred",
]);

is("inferred: no RST where the kernel counted no connection that was reset", [
  ...crash,
  ["kernel", receipt({ "Tcp.EstabResets": 0 })],
], ["crasher>server connect SYN · SYN+ACK · ACK delivered 2,3 inferred"]);

is("inferred: a UDP line to nobody is lost, and the counters tell of the ICMP message", [
  ["udpClient", overUdp],
  ["udpClient", typed("caju-1")],
  ["kernel", receipt({ "Udp.NoPorts": 1, "Icmp.OutDestUnreachs": 1 })],
  ["udpServer", listeningUdp],
], [
  "udpClient>:12000 datagram caju-1 lost 2,3 inferred",
  ":12000>udpClient unreachable ICMP: port unreachable delivered 2,3 inferred",
]);

is("inferred: without counters nothing is known of an ICMP message", [
  ["udpClient", overUdp],
  ["udpClient", typed("caju-1")],
], ["udpClient>:12000 datagram caju-1 lost 2 inferred"]);

is("inferred: no datagram where the kernel counted that none arrived", [
  ["udpClient", overUdp],
  ["udpClient", typed("caju-1")],
  ["kernel", receipt({ "Udp.NoPorts": 0, "Icmp.OutDestUnreachs": 0 })],
], []);

is("inferred: a TCP server on the same port number does not receive datagrams", [
  ["server", listening()],
  ["udpClient", overUdp],
  ["udpClient", typed("caju-1")],
], ["udpClient>:12000 datagram caju-1 lost 3 inferred"]);

is("inferred: UDP with a reply, by the server's screen alone, and without a sign", [
  ["udpServer", listeningUdp],
  ["udpClient", overUdp],
  ["udpClient", typed("caju-1")],
  ["udpClient", printed("CAJU-1")],
  ["udpClient", typed("pera-2")],
  ["udpServer", printed("got pera-2")],
  ["udpClient", typed("uva-3")],
], [
  "udpClient>udpServer datagram caju-1 delivered 3,4 inferred",
  "udpServer>udpClient datagram CAJU-1 delivered 4 inferred",
  "udpClient>udpServer datagram pera-2 delivered 5,6 inferred",
  "udpClient>udpServer datagram uva-3 unanswered 7 inferred",
]);

is("inferred: a load of many clients is three messages", [
  ["server", listening()],
  ["swarm", started()],
  ["swarm", load(50, { sent: 2_000, answered: 2_000 })],
], [
  "swarm>server connect 50 connections delivered 3 inferred",
  "swarm>server data 2,000 lines delivered 3 inferred",
  "server>swarm data 2,000 replies delivered 3 inferred",
]);
