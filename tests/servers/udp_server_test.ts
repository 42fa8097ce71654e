import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { Running } from "../running.ts";

const SERVER = "servers/udp_server.ts";

/** Sends one datagram and waits for one back. */
async function exchange(
  socket: Deno.DatagramConn,
  to: { hostname: string; port: number },
  datagram: Uint8Array,
): Promise<Uint8Array> {
  await socket.send(datagram, { transport: "udp", ...to });
  const [reply] = await socket.receive(new Uint8Array(65_536));
  return reply.slice();
}

const open = (hostname = "127.0.0.1") =>
  Deno.listenDatagram({ transport: "udp", hostname, port: 0 });

Deno.test("udp_server --reply echo returns any datagram whole", async () => {
  await using server = await Running.server(SERVER, "--reply", "echo");
  const at = { hostname: server.hostname, port: server.port };
  const socket = open();
  try {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    for (const datagram of [all, new Uint8Array(0), new Uint8Array(65_507).fill(0x61)]) {
      assertEquals(await exchange(socket, at, datagram), datagram);
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (datagram) => {
        assertEquals(await exchange(socket, at, datagram), datagram);
      }),
      { numRuns: 100 },
    );
  } finally {
    socket.close();
  }
});

Deno.test("udp_server answers every datagram with one, also where upper case is longer", async () => {
  await using server = await Running.server(SERVER);
  const at = { hostname: server.hostname, port: server.port };
  const socket = open();
  try {
    const upper = await exchange(socket, at, new TextEncoder().encode("olá, ŉ"));
    assertEquals(new TextDecoder().decode(upper), "OLÁ, ʼN");
    assertEquals((await exchange(socket, at, new Uint8Array(0))).length, 0);
    const invalid = new Uint8Array(65_507).fill(0xff); // three times as long in U+FFFD
    assertEquals(await exchange(socket, at, invalid), invalid);
  } finally {
    socket.close();
  }
});

Deno.test("udp_server answers each sender, and goes on when one cannot be answered", async () => {
  await using server = await Running.server(SERVER);
  const at = { hostname: server.hostname, port: server.port };
  open().close();
  const gone = open();
  await gone.send(new TextEncoder().encode("gone"), { transport: "udp", ...at });
  gone.close();
  const sockets = [open(), open(), open()];
  try {
    const replies = await Promise.all(
      sockets.map((socket, i) => exchange(socket, at, new TextEncoder().encode(`sender ${i}`))),
    );
    const texts = replies.map((reply) => new TextDecoder().decode(reply));
    assertEquals(texts, ["SENDER 0", "SENDER 1", "SENDER 2"]);
  } finally {
    for (const socket of sockets) socket.close();
  }
});

Deno.test("udp_server listens on IPv6, and exits 0 on SIGTERM right after its banner", async () => {
  await using server = await Running.server(SERVER, "--host", "::1");
  const socket = open("::1");
  const at = { hostname: server.hostname, port: server.port };
  assertEquals(new TextDecoder().decode(await exchange(socket, at, Uint8Array.of(0x61))), "A");
  socket.close();
  for (const path of [SERVER, "servers/tcp_server.ts", "servers/stranger.ts"]) {
    await using prompt = await Running.server(path);
    prompt.child.kill("SIGTERM");
    assertEquals((await prompt.ended()).code, 0, path);
  }
});
