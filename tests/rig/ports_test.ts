import { assert, assertEquals } from "@std/assert";
import { privatePorts, sharedPorts } from "../../rig/ports.ts";

Deno.test("sharedPorts() leases ports below 32768 that two leases never share", () => {
  using one = sharedPorts();
  using two = sharedPorts();
  const ports = [one, two].flatMap((lease) => Array.from({ length: 10 }, () => lease.next()));
  assertEquals(new Set(ports).size, 20);
  assert(ports.every((port) => port > 1023 && port < 32_768));
});

Deno.test("sharedPorts() passes over a port that somebody has, TCP or UDP", () => {
  using lease = sharedPorts();
  const first = lease.next();
  using tcp = Deno.listen({ hostname: "127.0.0.1", port: first + 1 });
  const udp = Deno.listenDatagram({ transport: "udp", hostname: "127.0.0.1", port: first + 2 });
  assert(lease.next() > first + 2);
  udp.close();
  assertEquals(tcp.addr.port, first + 1);
});

Deno.test("privatePorts() are the textbook's while only the lab's programs play", () => {
  using ports = privatePorts();
  assertEquals([ports.next(), ports.next()], [12_000, 12_001]);
});

Deno.test("privatePorts() are numbers that nobody writes, and none that is written", () => {
  using ports = privatePorts(true, [17_432]);
  const three = [ports.next(), ports.next(), ports.next()];
  assertEquals(three, [17_431, 17_433, 17_434]);
  for (const port of three) {
    const swapped = (port & 255) << 8 | port >> 8;
    assert(port < 32_768 && !three.includes(swapped), `${port}`);
  }
});
