import { assert, assertEquals, assertMatch } from "@std/assert";
import { formatAddress } from "../../../wire/address.ts";
import { type Running, runToEnd } from "../../running.ts";
import { type At, handOver, perClient, pool, single, Talker, WAYS } from "../talking.ts";
import { until, within } from "../../waiting.ts";

const BANNERS = [
  [single, "single: one event loop", "single: um laço de eventos"],
  [pool, "pool: 2 workers share the port", "pool: 2 workers compartilham a porta"],
  [
    handOver,
    "pool: the main thread accepts for 2 workers",
    "pool: a thread principal aceita para 2 workers",
  ],
  [
    perClient,
    "per-client: a worker for each of at most 200 clients",
    "per-client: um worker para cada um de no máximo 200 clientes",
  ],
] as const;

for (const [way, en, pt] of BANNERS) {
  Deno.test(`${way.name} says in its banner which way it serves`, async () => {
    await using english = await way.start("--lang", "en");
    await using portuguese = await way.start("--lang", "pt");
    assertEquals([english.how, portuguese.how], [en, pt]);
  });
}

for (const way of WAYS) {
  Deno.test(`${way.name} says in one line that another server has the port`, async () => {
    await using first = await way.start();
    const { code, stdout, stderr } = await runToEnd(way.argv("--port", `${first.port}`));
    assertMatch(
      stderr,
      /^Cannot listen on 127\.0\.0\.1:\d+: address already in use \(EADDRINUSE\)\. .*\n$/,
    );
    assertEquals([code, stdout], [1, ""]);
    using client = await Talker.to(first);
    assertEquals(await client.ask("still here"), "STILL HERE");
  });
}

/** Each client's worker, as the log tells. */
async function workersOf(server: Running & At, clients: number): Promise<string[]> {
  using crowd = new DisposableStack();
  const peers: string[] = [];
  for (let i = 0; i < clients; i++) {
    const client = crowd.use(await Talker.to(server));
    assertEquals(await client.ask("hello"), "HELLO");
    const { hostname, port } = client.conn.localAddr;
    peers.push(formatAddress({ host: hostname, port }));
  }
  const workers = new Map<string, string>();
  while (workers.size < clients) {
    const [, worker = "", peer = ""] = /^\[(\w+ \d+)\] (\S+) connected$/
      .exec(await within("line of the log", server.line()) ?? "") ?? [];
    if (peer) workers.set(peer, worker);
  }
  return peers.map((peer) => workers.get(peer) ?? "");
}

Deno.test("single has one thread for everybody", async () => {
  await using server = await single.start("--log");
  assertEquals(await workersOf(server, 3), ["worker 1", "worker 1", "worker 1"]);
});

Deno.test("pool has clients on every worker", { ignore: Deno.build.os !== "linux" }, async () => {
  await using server = await pool.start("--log");
  assertEquals(new Set(await workersOf(server, 40)), new Set(["worker 1", "worker 2"]));
});

Deno.test("pool --hand-over gives each client to the worker that has the fewest", async () => {
  await using server = await handOver.start("--log");
  const workers = await workersOf(server, 6);
  const on = (worker: string) => workers.filter((name) => name === worker).length;
  assertEquals([on("worker 1"), on("worker 2")], [3, 3]);
});

Deno.test("per-client has a worker for each client", async () => {
  await using server = await perClient.start("--log");
  assertEquals(await workersOf(server, 3), ["worker 1", "worker 2", "worker 3"]);
});

Deno.test("per-client --max-clients turns away one client more, until one leaves", async () => {
  const full = {
    en: "ERROR server full: 2 clients at most (--max-clients)",
    pt: "ERROR servidor cheio: no máximo 2 clientes (--max-clients)",
  };
  for (const lang of ["en", "pt"] as const) {
    await using server = await perClient.start("--max-clients", "2", "--lang", lang);
    using stays = await Talker.to(server);
    assertEquals(await stays.ask("one"), "ONE");
    {
      using leaves = await Talker.to(server);
      assertEquals(await leaves.ask("two"), "TWO");
      using third = await Talker.to(server);
      assertEquals([await third.ask("three"), await third.line()], [full[lang], undefined]);
    }
    await until("place for the next", async () => {
      using next = await Talker.to(server);
      return await next.ask("next") === "NEXT" || undefined;
    });
    assertEquals(await stays.ask("still"), "STILL");
  }
});

Deno.test("per-client lets go of somebody it turned away who does not hang up", async () => {
  await using server = await perClient.start("--max-clients", "1", "--log");
  using stays = await Talker.to(server);
  assertEquals(await stays.ask("one"), "ONE");
  using deaf = await Talker.to(server);
  assertMatch(await deaf.line() ?? "", /^ERROR server full/);
  await until("the end of its connection", async () => {
    return await deaf.say("are you there?").then(() => undefined, () => true);
  });
  assertEquals(await stays.ask("still"), "STILL");
  const lines = [await server.line(), await server.line()];
  assert(lines.some((line) => /turned away: server full/.test(line ?? "")), `${lines}`);
});
