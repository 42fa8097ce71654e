import { assertEquals } from "@std/assert";
import { chosenPeers, PEERS, PER_CLIENT } from "../../benchmarks/peers.ts";
import { peersUnder, turnsOf } from "../../benchmarks/rounds.ts";

const none = { permissions: "none" } as const;

Deno.test("turnsOf() has every peer once a round, and begins each round with another", none, () => {
  const peers = chosenPeers(["C epoll", "deno single", "deno pool"]);
  assertEquals(turnsOf(peers, 4).map(({ round, peer }) => `${round} ${peer.name}`), [
    ...["1 deno single", "1 deno pool", "1 C epoll"],
    ...["2 deno pool", "2 C epoll", "2 deno single"],
    ...["3 C epoll", "3 deno single", "3 deno pool"],
    ...["4 deno single", "4 deno pool", "4 C epoll"],
  ]);
  assertEquals(turnsOf([], 2), []);
});

Deno.test("peersUnder() keeps a worker a client to few clients, and UDP to UDP", none, () => {
  const names = (transport: "tcp" | "udp", connections: number) =>
    peersUnder({ transport, connections }, [...PEERS, PER_CLIENT]).map(({ name }) => name);
  assertEquals(names("udp", 16), ["deno", "C"]);
  assertEquals(names("tcp", 16).includes(PER_CLIENT.name), true);
  assertEquals(names("tcp", 256).includes(PER_CLIENT.name), false);
});
