import { assertEquals } from "@std/assert";
import { assertShort, msOf, type Waits } from "../../latency.ts";
import { bytesOf, perClient, Talker, WAYS } from "../talking.ts";

/** So many clients, connected a hundred at a time. */
async function crowdOf(count: number, server: Parameters<typeof Talker.to>[0]) {
  const crowd = new DisposableStack();
  const clients: Talker[] = [];
  while (clients.length < count) {
    const some = Array.from(
      { length: Math.min(100, count - clients.length) },
      () => Talker.to(server),
    );
    clients.push(...(await Promise.all(some)).map((client) => crowd.use(client)));
  }
  return { clients, [Symbol.dispose]: () => crowd.dispose() };
}

for (const way of WAYS) {
  // A worker takes 10 MB, and 20 ms of both cores to start.
  const [held, slowOnes] = way === perClient ? [50, 50] : [1_000, 200];

  Deno.test(`${way.name} holds ${held} clients at once, and serves each`, async () => {
    await using server = await way.start();
    using crowd = await crowdOf(held, server);
    for (const round of ["a", "b"]) {
      const answers = await Promise.all(
        crowd.clients.map((client, i) => client.ask(`${round}${i}`)),
      );
      assertEquals(answers, crowd.clients.map((_, i) => `${round}${i}`.toUpperCase()));
    }
  });

  Deno.test(`${way.name}: ${slowOnes} clients who send byte by byte delay nobody past 50 ms`, async () => {
    await using server = await way.start();
    using slow = await crowdOf(slowOnes, server);
    using client = await Talker.to(server);
    assertEquals(await client.ask("hello"), "HELLO");
    const byte = bytesOf("a");
    const ask = async () => assertEquals(await client.ask("hello"), "HELLO");
    await assertShort(50, 3, async () => {
      const waits: Waits = { among: [], alone: [] };
      for (const one of slow.clients) {
        waits.alone.push(await msOf(ask));
        await one.conn.write(byte);
        waits.among.push(await msOf(ask));
      }
      return waits;
    });
  });
}
