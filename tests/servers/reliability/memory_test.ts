import { assertEquals, assertLess } from "@std/assert";
import {
  type At,
  bytesOf,
  flood,
  handOver,
  perClient,
  Talker,
  THREADED,
  type Way,
  WAYS,
} from "../talking.ts";
import { figuresOf, ignore } from "./figures.ts";

/** A server that goes on for so long with a client who reads nothing keeps the answers somewhere. */
const TRIED_BYTES = 128 * 1024 * 1024;

/**
 * What the server may have grown by when it takes no more. Measured: 1 MB, and 8 to 9 with long answers; handed
 * over, 20 to 26, since what passes between threads is garbage on both sides until it is collected.
 */
const boundMb = (way: Way) => way === handOver || way === perClient ? 48 : 24;

/** Floods the server with these bytes until it takes no more; by how many MB it has grown. */
async function growth(server: At & { child: Deno.ChildProcess }, bytes: Uint8Array) {
  using greedy = await Talker.to(server);
  await greedy.ask("READ");
  const before = await figuresOf(server);
  assertLess(await flood(greedy.conn, bytes, TRIED_BYTES), TRIED_BYTES);
  const after = await figuresOf(server);
  return after.residentMb - before.residentMb;
}

for (const way of WAYS) {
  Deno.test(`${way.name} keeps nothing for a client that never reads`, { ignore }, async () => {
    await using server = await way.start("--reply", "echo");
    assertLess(await growth(server, new Uint8Array(64 * 1024)), boundMb(way));
    using client = await Talker.to(server);
    assertEquals(await client.ask("still here"), "still here");
  });
}

for (const way of THREADED) {
  Deno.test(`${way.name} makes no more answers than a client reads`, { ignore }, async () => {
    await using server = await way.start("--service", "document", "--max-line", "1048576");
    using client = await Talker.to(server);
    const text = "a".repeat(500_000);
    assertEquals(await client.ask(`WRITE ${text}`), "OK");
    assertLess(await growth(server, bytesOf("READ\n".repeat(13_000))), boundMb(way));
    assertEquals(await client.ask("READ"), text);
  });
}
