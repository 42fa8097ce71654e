import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { POLICIES } from "../../../servers/document/readers_writers_lock.ts";
import type { Running } from "../../running.ts";
import { type At, handOver, perClient, pool, single, Talker } from "../talking.ts";
import { until, within } from "../../waiting.ts";

const CRASH = ["--crash-word", "CRASH", "--log"] as const;

/** Says the crash word; resolves when the connection has ended, with FIN or RST. */
async function crash(client: Talker): Promise<void> {
  await client.say("CRASH");
  while (await client.line().catch(() => undefined) !== undefined);
}

/** The next line of the log that matches; its groups. */
async function logged(server: Running, pattern: RegExp): Promise<string[]> {
  for (;;) {
    const line = await within(`line of the log: ${pattern}`, server.line());
    assert(line !== undefined, `the log has ended without ${pattern}`);
    const match = pattern.exec(line);
    if (match) return [...match].slice(1);
  }
}

/** A client that is served, and the worker that serves it. */
async function served(server: Running & At): Promise<{ client: Talker; worker: string }> {
  const client = await until("service", async () => {
    const client = await Talker.to(server).catch(() => undefined); // nobody listens while it is replaced
    if (await client?.ask("hello").catch(() => undefined)) return client;
    client?.[Symbol.dispose]();
  });
  const { port } = client.conn.localAddr;
  const [worker = ""] = await logged(
    server,
    new RegExp(`^\\[(worker \\d+)\\] \\S+:${port} connected`),
  );
  return { client, worker };
}

Deno.test("per-client: a crash takes one client down, and the others are served on", async () => {
  await using server = await perClient.start(...CRASH);
  const clients = [await served(server), await served(server), await served(server)] as const;
  const [first, second, third] = clients;
  await crash(second.client);
  const [worker = "", why = ""] = await logged(server, /^\[(worker \d+)\] crashed: (.*)/);
  assertEquals(worker, second.worker);
  assertMatch(why, /crash word "CRASH"\. Its clients are cut off, and nobody else's\.$/);
  for (const { client } of [first, third]) assertEquals(await client.ask("still"), "STILL");
  const next = await served(server);
  for (const { client } of [...clients, next]) client[Symbol.dispose]();
});

for (const way of [pool, handOver]) {
  Deno.test(`${way.name}: a crash takes one worker down, and another takes its place`, async () => {
    await using server = await way.start(...CRASH);
    using crowd = new DisposableStack();
    const join = async () => {
      const one = await served(server);
      crowd.use(one.client);
      return one;
    };
    const victim = await join();
    let bystander = await join();
    while (bystander.worker === victim.worker) bystander = await join();
    await crash(victim.client);
    assertEquals(await logged(server, /^\[(worker \d+)\] crashed/), [victim.worker]);
    assertEquals(await bystander.client.ask("still"), "STILL");
    let next = await join();
    while (next.worker === bystander.worker) next = await join();
    assertNotEquals(next.worker, victim.worker);
    assertEquals(await bystander.client.ask("still"), "STILL");
  });

  Deno.test(`${way.name}: the only worker can crash again and again`, async () => {
    await using server = await way.start(...CRASH, "--workers", "1");
    for (let crashes = 0; crashes < 4; crashes++) {
      const { client, worker } = await served(server);
      assertEquals(worker, `worker ${crashes + 1}`);
      await crash(client);
      client[Symbol.dispose]();
    }
    const last = await served(server);
    server.child.kill("SIGTERM");
    assertEquals((await within("exit", server.ended())).code, 0);
    last.client[Symbol.dispose]();
  });

  for (const policy of POLICIES) {
    Deno.test(`${way.name} --policy ${policy}: a crash inside the document leaves it open`, async () => {
      const document = ["--service", "document", "--policy", policy];
      await using server = await way.start(...CRASH, ...document, "--workers", "1");
      using inside = (await served(server)).client;
      using waiting = (await served(server)).client;
      using killer = (await served(server)).client;
      assertEquals(await inside.ask("WRITE unharmed"), "OK");
      await inside.say("HOLD 10000 APPEND lost");
      await logged(server, /(enters to write); readers inside: 0$/);
      await waiting.say("HOLD 10000 APPEND lost");
      await logged(server, /(arrives to write); readers inside: 0$/);
      await crash(killer);
      using next = (await served(server)).client;
      assertEquals(await next.ask("READ"), "unharmed");
      assertEquals(await next.ask("APPEND !"), "OK");
      assertEquals(await next.ask("READ"), "unharmed!");
    });
  }
}

Deno.test("pool: a worker that crashes in the queue for the document holds up no other", async () => {
  await using server = await handOver.start(...CRASH, "--service", "document");
  const [holder, queued, killer] = [
    await served(server),
    await served(server),
    await served(server),
  ];
  const doomed = killer.worker;
  assertEquals(doomed, holder.worker);
  const others = await served(server);
  assertEquals(others.worker, queued.worker);
  await holder.client.say("HOLD 10000 APPEND lost");
  await logged(server, /(enters to write)/);
  await queued.client.say("APPEND kept");
  await logged(server, /(arrives to write)/);
  const behind = await served(server);
  assertEquals(behind.worker, doomed);
  await behind.client.say("APPEND lost as well");
  await logged(server, /(arrives to write)/);
  await others.client.say("READ");
  await logged(server, /(arrives to read)/);
  await crash(killer.client);
  assertEquals(await queued.client.line(), "OK");
  assertEquals(await others.client.line(), "kept");
  for (const { client } of [holder, queued, killer, others, behind]) client[Symbol.dispose]();
});

Deno.test("single: a crash takes everybody down, with an exit code", async () => {
  await using server = await single.start(...CRASH);
  using bystander = (await served(server)).client;
  using victim = (await served(server)).client;
  await crash(victim);
  const { code, stderr } = await within("exit", server.ended());
  assertEquals(code, 1);
  assertMatch(stderr, /crash word "CRASH"/);
  assertEquals(await bystander.line().catch(() => undefined), undefined);
});
