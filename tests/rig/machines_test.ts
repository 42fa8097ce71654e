import { assert, assertEquals } from "@std/assert";
import { openMachines } from "../../rig/machines.ts";
import { canIsolate } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import { q3a } from "../../scenarios/q3a.ts";
import { Running, script } from "../running.ts";

const isolated = await canIsolate();
// CI must not pass over what needs a network of its own.
const ignore = !isolated && !Deno.env.has("CI");

Deno.test("two machines are joined by a cable, each with its own address", { ignore }, async () => {
  await using machines = await openMachines("own", true);
  assertEquals(machines.pair, { addresses: ["10.77.0.1", "10.77.0.2"], by: "cable" });
  const [one, two] = [machines.at(1), machines.at(2)];
  const server = script("servers/tcp_server.ts", "--host", one.address, "--port", "12000", "--log");
  await using serving = Running.start(one.network.inside(server));
  assertEquals(await serving.line(), "listening on 10.77.0.1:12000");

  const client = script("clients/tcp_client.ts", "--host", one.address, "--port", "12000");
  await using calling = Running.start(two.network.inside(client));
  await calling.type("caju\n");
  assertEquals(await calling.line(), "CAJU");
  assert(/^10\.77\.0\.2:\d+ (connected|conectou)/.test(await serving.line() ?? ""));

  const seenFrom = async ({ address, network }: typeof one) =>
    (await network.sockets() ?? []).filter(({ isEstablished }) => isEstablished)
      .map(({ local, remote }) => [address, local.host, remote.host]);
  assertEquals(await seenFrom(one), [["10.77.0.1", "10.77.0.1", "10.77.0.2"]]);
  assertEquals(await seenFrom(two), [["10.77.0.2", "10.77.0.2", "10.77.0.1"]]);
});

Deno.test("a port of one machine is nothing to the other", { ignore }, async () => {
  await using machines = await openMachines("own", true);
  const server = script("servers/tcp_server.ts", "--host", "127.0.0.1", "--port", "12000");
  await using serving = Running.start(machines.at(1).network.inside(server));
  await serving.line();
  const client = script("clients/tcp_client.ts", "--port", "12000");
  await using calling = Running.start(machines.at(2).network.inside(client));
  assertEquals((await calling.ended()).code, 1);
});

Deno.test("where no cable can be had, two loopback addresses stand for two machines", async () => {
  await using machines = await openMachines("host", true);
  assertEquals(machines.pair?.by, "loopback");
  const [first, second] = machines.pair?.addresses ?? [];
  assertEquals(first, "127.0.0.1");
  assertEquals(second, Deno.build.os === "darwin" ? "127.0.0.1" : "127.0.0.2");
});

Deno.test("one machine has no pair", async () => {
  await using machines = await openMachines("own", false);
  assertEquals([machines.pair, machines.at(2)], [undefined, machines.at(1)]);
});

Deno.test("q3a takes place on two machines, and each sees the connection from its side", {
  ignore,
}, async () => {
  const { outcome, timeline } = await perform(q3a);
  const [machines] = timeline;
  assert(machines?.kind === "machines" && machines.by === "cable");
  const [ana, bia] = (["ana", "bia"] as const).map((who) =>
    timeline.find((o) => o.who === who && o.kind === "connected")
  );
  assert(ana?.kind === "connected" && bia?.kind === "connected");
  assertEquals([ana.local, ana.peer], [bia.peer, bia.local]);
  assertEquals([ana.local.host, bia.local.host], ["10.77.0.1", "10.77.0.2"]);
  assertEquals(outcome, "met");
});
