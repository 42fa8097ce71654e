import { assertEquals } from "@std/assert";
import { parseSnmp, parseSockets } from "../../rig/proc_net.ts";

Deno.test("parseSnmp() pairs names with values", { permissions: "none" }, () => {
  const counters = parseSnmp(
    "Tcp: RtoMin AttemptFails OutRsts\nTcp: 200 3 4\nUdp: InDatagrams NoPorts\nUdp: 5 6\n",
  );
  assertEquals(counters.get("Tcp.AttemptFails"), 3);
  assertEquals(counters.get("Udp.NoPorts"), 6);
});

Deno.test("parseSockets() reads IPv4, IPv6 and mapped addresses, and who listens", {
  permissions: "none",
}, () => {
  const heading = "  sl  local_address rem_address   st tx_queue rx_queue\n";
  const listening = "   0: 0100007F:2EE0 00000000:0000 0A 00000000:00000000 00:00000000\n";
  const mapped = "   1: 0000000000000000FFFF00000100007F:2EE0 " +
    "0000000000000000FFFF00000100007F:A1B2 01 00000000:00000000\n";
  const six =
    "   2: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A\n";
  const [a, b, c] = parseSockets("tcp", heading + listening + mapped + six);
  assertEquals(a, {
    local: { transport: "tcp", host: "127.0.0.1", port: 12_000 },
    remote: { transport: "tcp", host: "0.0.0.0", port: 0 },
    hearsAnybody: true,
    isEstablished: false,
  });
  assertEquals([b?.remote.host, b?.remote.port, b?.hearsAnybody], ["127.0.0.1", 0xa1b2, false]);
  assertEquals([c?.local.host, c?.local.port, c?.hearsAnybody], ["::1", 80, true]);
  const udp = "  12: 00000000:2EE0 00000000:0000 07 00000000:00000000 00:00000000\n";
  assertEquals(parseSockets("udp", heading + udp)[0]?.hearsAnybody, true);
});
