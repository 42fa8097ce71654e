import { assertEquals, assertRejects } from "@std/assert";
import { once } from "node:events";
import { createServer } from "node:net";
import { dial } from "../../../chat/peer/dial.ts";
import { errnoOf } from "../../../wire/socket_error.ts";

const never = new AbortController().signal;
const LOOPBACK = "127.0.0.1";

async function freePort(): Promise<number> {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

Deno.test(
  "dial() takes a connection with itself for none",
  { ignore: Deno.build.os !== "linux" },
  async () => {
    const port = await freePort();
    const error = await assertRejects(
      () => dial({ host: LOOPBACK, port }, { host: LOOPBACK, port }, 3_000, never),
      Error,
    );
    assertEquals(errnoOf(error), "ECONNREFUSED");
  },
);

Deno.test("dial() gives up when it is told to", async () => {
  const stop = new AbortController();
  const to = { host: LOOPBACK, port: await freePort() };
  const stopped = assertRejects(() => dial(to, {}, 60_000, stop.signal), Error);
  stop.abort();
  assertEquals(errnoOf(await stopped), "ECANCELED");
});
