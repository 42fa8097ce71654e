import { assert, assertEquals, assertMatch } from "@std/assert";
import { Running, runToEnd, script } from "../running.ts";

const CLIENT = "clients/udp_client.ts";
const open = () => Deno.listenDatagram({ transport: "udp", hostname: "127.0.0.1", port: 0 });
const portOf = (socket: Deno.DatagramConn) => (socket.addr as Deno.NetAddr).port;

Deno.test("udp_client asks line by line, an empty one and one of 65,507 bytes included", async () => {
  await using server = await Running.server("servers/udp_server.ts");
  const input = `olá\n\n${"a".repeat(65_507)}\nlast`;
  const { code, stdout } = await runToEnd(script(CLIENT, "--port", `${server.port}`), input);
  assert(stdout === `${input.toUpperCase()}\n`, `${stdout.length} characters`);
  assertEquals(code, 0);
});

Deno.test("udp_client reports each line without an answer, and goes on to the next", async () => {
  const socket = open();
  const port = portOf(socket);
  socket.close();
  const argv = script(CLIENT, "--port", `${port}`, "--timeout", "100");
  const { code, stderr } = await runToEnd(argv, "one\ntwo\n");
  const line = `No answer from 127.0.0.1:${port} within 100 ms (sent is not delivered).\n`;
  assertEquals(stderr, line + line);
  assertEquals(code, 1);
});

Deno.test("udp_client is served by a server that starts after its first line was lost", async () => {
  const probe = open();
  const port = portOf(probe);
  probe.close();
  await using client = Running.start(script(CLIENT, "--port", `${port}`, "--timeout", "100"));
  await client.type("lost\n");
  const remark = client.errorLine();
  assertMatch(await remark ?? "", /^No answer/);
  const server = Deno.listenDatagram({ transport: "udp", hostname: "127.0.0.1", port });
  await client.type("served\n");
  const [datagram, from] = await server.receive();
  assertEquals(new TextDecoder().decode(datagram), "served");
  await server.send(new TextEncoder().encode("SERVED"), from);
  assertEquals(await client.line(), "SERVED");
  server.close();
});

Deno.test("udp_client does not take a stranger's datagram for an answer", async () => {
  const [server, other] = [open(), open()];
  await using client = Running.start(
    script(CLIENT, "--port", `${portOf(server)}`, "--timeout", "2000"),
  );
  await client.type("hi\n");
  const [, from] = await server.receive();
  await other.send(new TextEncoder().encode("\x1b[2Jfake"), from);
  assertMatch(await client.errorLine() ?? "", /^Not from the server, but from .*"\\x1b\[2Jfake"$/);
  await server.send(new TextEncoder().encode("HI"), from);
  assertEquals(await client.line(), "HI");
  await client.closeStdin();
  assertEquals((await client.ended()).code, 0);
  server.close();
  other.close();
});

Deno.test("udp_client tells what cannot be sent, and sends the rest", async () => {
  await using server = await Running.server("servers/udp_server.ts");
  const argv = script(CLIENT, "--port", `${server.port}`);
  const { code, stdout, stderr } = await runToEnd(argv, `${"a".repeat(65_508)}\nnext\n`);
  assertMatch(
    stderr,
    /^Cannot send to 127\.0\.0\.1:\d+: message too long for a datagram \(EMSGSIZE\)/,
  );
  assertEquals([code, stdout], [1, "NEXT\n"]);
});

Deno.test("udp_client accepts localhost, short and bracketed addresses", async () => {
  await using four = await Running.server("servers/udp_server.ts");
  await using six = await Running.server("servers/udp_server.ts", "--host", "::1");
  for (const [host, { port }] of [["localhost", four], ["127.1", four], ["[::1]", six]] as const) {
    const { code, stdout } = await runToEnd(
      script(CLIENT, "--host", host, "--port", `${port}`),
      "a\n",
    );
    assertEquals([code, stdout], [0, "A\n"], host);
  }
});

Deno.test("a client that may not use the network says so in a line", async () => {
  for (const path of ["clients/udp_client.ts", "clients/tcp_client.ts"]) {
    const { code, stderr } = await runToEnd([Deno.execPath(), "run", "--no-prompt", path], "x\n");
    assertMatch(stderr, /without --allow-net/);
    assertEquals([code, stderr.split("\n").length], [1, 2], stderr);
    assert(!stderr.includes("    at "));
  }
});
