/**
 * Plays of question 1 that never change.
 *
 * @module
 */
import type { Endpoint, Fact } from "../../../core/observation.ts";
import type { Run } from "../../../core/run.ts";
import { q1a } from "../../../scenarios/q1a.ts";
import { q1b } from "../../../scenarios/q1b.ts";
import { q1c } from "../../../scenarios/q1c.ts";
import { fixedRun } from "../../runs.ts";
import {
  connected,
  exited,
  listening,
  printed,
  started,
  tcp,
  timelineOf,
  typed,
} from "../../timelines.ts";

const udp = (port: number): Endpoint => ({ ...tcp(port), transport: "udp" });
const startedUdp = (port = 12_000): Fact => //
({ kind: "started", command: "program", origin: "bundled", at: udp(port) });
const listeningUdp: Fact = { kind: "listening", at: udp(12_000), seenBy: "banner" };
const stderr = (line: string): Fact => ({ kind: "printed", stream: "stderr", line });
const hungUp: Fact = { kind: "hung-up" };
const says = (en: string, pt: string): Fact => ({ kind: "caption", text: { en, pt } });
const receipt = (counters: Record<string, number>): Fact => //
({ kind: "receipt", counters, shared: false });

/** The TCP client before its server. */
export const runA: Run = fixedRun(
  q1a,
  timelineOf(
    ["lab", says("The client is first.", "O cliente vem primeiro.")],
    ["early", started()],
    ["early", stderr("Cannot connect to 127.0.0.1:12000: connection refused (ECONNREFUSED)")],
    ["early", exited(1)],
    ["kernel", receipt({ "Tcp.AttemptFails": 1, "Tcp.OutRsts": 1 })],
    ["lab", says("Now the server.", "Agora o servidor.")],
    ["server", started()],
    ["server", printed("listening on 127.0.0.1:12000")],
    ["server", listening()],
    ["late", started()],
    ["late", typed("caju-4821")],
    ["server", printed("127.0.0.1:41001 connected")],
    ["late", printed("CAJU-4821")],
    ["late", hungUp],
    ["late", exited(0)],
    ["lab", says("So is the next one?", "E o seguinte?")],
    ["next", started()],
    ["next", typed("pera-7390")],
    ["server", printed("127.0.0.1:41002 connected")],
    ["next", printed("PERA-7390")],
    ["next", hungUp],
    ["next", exited(0)],
  ),
);

/** The UDP client before its server. */
export const runB: Run = fixedRun(
  q1b,
  timelineOf(
    ["lab", says("The client is first.", "O cliente vem primeiro.")],
    ["client", startedUdp()],
    ["client", typed("caju-4821")],
    ["client", stderr("No answer within 250 ms")],
    ["kernel", receipt({ "Udp.NoPorts": 1, "Icmp.OutDestUnreachs": 1 })],
    ["lab", says("Now the server.", "Agora o servidor.")],
    ["server", startedUdp()],
    ["server", listeningUdp],
    ["client", typed("pera-1234")],
    ["client", printed("PERA-1234")],
    ["client", hungUp],
    ["client", exited(1)],
  ),
);

/** Another port: eight participants, and nobody. */
export const runC: Run = fixedRun(
  q1c,
  timelineOf(
    ["tcpServer", started()],
    ["tcpServer", listening()],
    ["udpServer", startedUdp()],
    ["udpServer", listeningUdp],
    ["stranger", { ...started(12_002), command: "stranger --greeting guarana-7523" } as Fact],
    ["stranger", listening(12_002)],
    ["lab", says("TCP to a port that nobody has.", "TCP para uma porta sem ninguém.")],
    ["tcpClosed", started(12_001)],
    ["tcpClosed", stderr("connection refused")],
    ["tcpClosed", exited(1)],
    ["lab", says("TCP to the other service.", "TCP para o outro serviço.")],
    ["tcpStray", started(12_002)],
    ["tcpStray", typed("pitomba-1174")],
    ["tcpStray", printed("220 guarana-7523 mail service ready")],
    ["tcpStray", hungUp],
    ["tcpStray", printed("500 command not recognized")],
    ["tcpStray", exited(0)],
    ["lab", says("UDP to a port that nobody has.", "UDP para uma porta sem ninguém.")],
    ["udpClosed", startedUdp(12_001)],
    ["udpClosed", typed("abacaxi-2779")],
    ["udpClosed", { kind: "quiet", awaiting: { en: "?", pt: "?" }, forMs: 300 }],
    ["kernel", receipt({ "Udp.NoPorts": 1 })],
    ["lab", says("The right port.", "A porta certa.")],
    ["tcpRight", started()],
    ["tcpRight", typed("cupuacu-9924")],
    ["tcpRight", printed("CUPUACU-9924")],
    ["tcpRight", connected(41_001)],
    ["tcpRight", exited(0)],
    ["udpRight", startedUdp()],
    ["udpRight", typed("cambuci-2054")],
    ["udpRight", printed("CAMBUCI-2054")],
    ["udpRight", exited(0)],
  ),
);
