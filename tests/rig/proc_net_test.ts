import { assertEquals } from "@std/assert";
import { parseSnmp, parseSockets, parseTables } from "../../rig/proc_net.ts";

const none = { permissions: "none" } as const;

Deno.test("parseSnmp() pairs names with values, of /proc/net/netstat as well", none, () => {
  const snmp =
    "Tcp: RtoMin AttemptFails OutRsts\nTcp: 200 3 4\nUdp: InDatagrams NoPorts\nUdp: 5 6\n";
  const netstat = "TcpExt: ListenDrops TCPTimeouts\nTcpExt: 7 8\nIpExt: InOctets\nIpExt: 9\n";
  const counters = parseSnmp(snmp + netstat);
  assertEquals(counters.get("Tcp.AttemptFails"), 3);
  assertEquals(counters.get("Udp.NoPorts"), 6);
  assertEquals([counters.get("TcpExt.ListenDrops"), counters.get("TcpExt.TCPTimeouts")], [7, 8]);
  assertEquals(counters.get("IpExt.InOctets"), 9);
});

const heading = "  sl  local_address rem_address   st tx_queue rx_queue\n";

Deno.test("parseSockets() reads IPv4, IPv6 and mapped addresses, and who listens", none, () => {
  const listening = "   0: 0100007F:2EE0 00000000:0000 0A 00000000:00000002 00:00000000\n";
  const mapped = "   1: 0000000000000000FFFF00000100007F:2EE0 " +
    "0000000000000000FFFF00000100007F:A1B2 01 00000000:00000000\n";
  const six =
    "   2: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A\n";
  const [a, b, c] = parseSockets("tcp", heading + listening + mapped + six);
  assertEquals(a, {
    local: { transport: "tcp", host: "127.0.0.1", port: 12_000 },
    remote: { transport: "tcp", host: "0.0.0.0", port: 0 },
    state: "LISTEN",
    receiveQueue: 2,
    sendQueue: 0,
    hearsAnybody: true,
    isEstablished: false,
  });
  assertEquals([b?.remote.host, b?.remote.port, b?.hearsAnybody], ["127.0.0.1", 0xa1b2, false]);
  assertEquals([c?.local.host, c?.local.port, c?.hearsAnybody], ["::1", 80, true]);
});

const line = (state: string, queues = "00000000:00000000") =>
  `   0: 0100007F:2EE0 0100007F:A1B2 ${state} ${queues} 00:00000000\n`;

Deno.test("parseSockets() tells states apart, and queues in both directions", none, () => {
  const codes = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "0A", "0B", "0C", "FF"];
  const states = parseSockets("tcp", codes.map((code) => line(code)).join(""));
  assertEquals(states.map(({ state }) => state), [
    ...["ESTABLISHED", "SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT"],
    ...["CLOSED", "CLOSE-WAIT", "LAST-ACK", "LISTEN", "CLOSING", "SYN-RECEIVED", "CLOSED"],
  ]);
  assertEquals(states.filter((socket) => socket.isEstablished).length, 1);
  const [full] = parseSockets("tcp", line("01", "0037FEB4:00018DC2"));
  assertEquals([full?.sendQueue, full?.receiveQueue], [3_669_684, 101_826]);
});

Deno.test("parseSockets() calls a UDP socket open until it has a peer", none, () => {
  const open = "  12: 00000000:2EE0 00000000:0000 07 00000000:00000000 00:00000000\n";
  const [one, two] = parseSockets("udp", heading + open + line("01"));
  assertEquals([one?.state, one?.hearsAnybody], ["OPEN", true]);
  assertEquals([two?.state, two?.hearsAnybody, two?.isEstablished], ["ESTABLISHED", false, false]);
});

Deno.test("parseTables() tells the tables apart, and passes over what is none", none, () => {
  const six = "0: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A\n";
  const under = (table: string, ...lines: readonly string[]) =>
    `==> /proc/net/${table} <==\n${lines.join("")}\n`;
  const text = under("tcp", heading, line("01")) + under("tcp6", six) + under("udp", line("07")) +
    "tail: cannot open '/proc/net/udp6' for reading: No such file or directory\n";
  const found = parseTables(text).map(({ local, state }) => [local.transport, local.host, state]);
  assertEquals(found, [
    ["tcp", "127.0.0.1", "ESTABLISHED"],
    ["tcp", "::1", "LISTEN"],
    ["udp", "127.0.0.1", "OPEN"],
  ]);
});
