import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { readAll, Running, runToEnd, script } from "../running.ts";
import { reset } from "../../wire/reset.ts";
import { writeAll } from "../../wire/write_all.ts";

const CLIENT = "clients/tcp_client.ts";

/** A server of the test's own: each connection is handed to `serve`, then closed. */
function serving(serve: (conn: Deno.TcpConn) => Promise<unknown>) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const done = (async () => {
    for await (const conn of listener) {
      await serve(conn).catch(() => {});
      conn.close();
    }
  })();
  return { port: `${port}`, [Symbol.asyncDispose]: () => (listener.close(), done) };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

Deno.test("tcp_client passes every byte through, both ways", async () => {
  await using server = await Running.server("servers/tcp_server.ts", "--reply", "echo");
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 5_000 }), async (bytes) => {
      await using client = Running.start(script(CLIENT, "--port", `${server.port}`));
      const output = new Response(client.rawOutput()).bytes();
      await client.type(bytes);
      await client.closeStdin();
      assertEquals(await output, bytes);
      assertEquals((await client.child.status).code, 0);
    }),
    { numRuns: 8 },
  );
});

Deno.test("tcp_client sends 10,000 lines and shows 10,000 answers", async () => {
  await using server = await Running.server("servers/tcp_server.ts");
  const lines = Array.from({ length: 10_000 }, (_, i) => `linha ${i}\n`).join("");
  const { code, stdout } = await runToEnd(script(CLIENT, "--port", `${server.port}`), lines);
  assert(stdout === lines.toUpperCase(), `${stdout.length} characters`);
  assertEquals(code, 0);
});

Deno.test("tcp_client connects before it reads a line, and names what refused it", async () => {
  await using client = Running.start(script(CLIENT, "--port", "1"));
  const { code, stderr, stdout } = await client.ended(); // stdin is still open
  assertEquals(
    stderr,
    "Cannot connect to 127.0.0.1:1: connection refused (ECONNREFUSED). " +
      "Is the server running on that port?\n",
  );
  assertEquals([code, stdout], [1, ""]);
});

Deno.test("tcp_client says the same in Portuguese, and knows a name that does not exist", async () => {
  const refused = await runToEnd(script(CLIENT, "--port", "1", "--lang", "pt"));
  assertMatch(refused.stderr, /^Não foi possível conectar a 127\.0\.0\.1:1: conexão recusada/);
  const unknown = await runToEnd(script(CLIENT, "--host", "no.such.invalid"));
  assertMatch(unknown.stderr, /no address for this name \(ENOTFOUND\)/);
  assertEquals([refused.code, unknown.code], [1, 1]);
});

Deno.test("tcp_client shows an answer without a newline, and tells when the server closes first", async () => {
  await using server = serving(async (conn) => {
    await conn.read(new Uint8Array(100));
    await writeAll(conn, bytesOf("ONE"));
  });
  await using client = Running.start(script(CLIENT, "--port", server.port));
  await client.type("one\n"); // stdin stays open: the end must come from the server's FIN
  const { code, stdout, stderr } = await client.ended();
  assertMatch(stderr, /closed the connection\. For another line, start the client again\./);
  assertEquals([code, stdout], [0, "ONE\n"]);
});

Deno.test("tcp_client exits 1 when a line stays unanswered", async () => {
  const silent = async (conn: Deno.TcpConn) => void await readAll(conn);
  await using closing = serving(() => Promise.resolve());
  await using mute = serving(silent);
  await using greeting = serving(async (conn) => {
    await writeAll(conn, bytesOf("220 hello\n"));
    await silent(conn);
  });
  for (const { port } of [closing, mute, greeting]) {
    await using client = Running.start(script(CLIENT, "--port", port, "--timeout", "300"));
    if (port === greeting.port) assertEquals(await client.line(), "220 hello");
    await client.type("anyone?\n");
    await client.closeStdin();
    const { code, stderr } = await client.ended();
    assertEquals(code, 1, stderr);
    assertEquals(stderr.split("\n").length, 2, stderr);
  }
});

Deno.test("tcp_client gives up on a server that reads nothing, for all that it still has to send", async () => {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  await using stuck = serving(() => over);
  await using client = Running.start(script(CLIENT, "--port", stuck.port, "--timeout", "300"));
  const typing = client.type(new Uint8Array(20_000_000));
  const { code, stderr } = await client.ended();
  assertMatch(stderr, /^No answer from 127\.0\.0\.1:\d+ within 300 ms/);
  assertEquals(code, 1);
  resolve();
  await typing;
});

Deno.test("tcp_client --chat is owed no answer", async () => {
  await using silent = serving(async (conn) => void await readAll(conn));
  const argv = script(CLIENT, "--port", silent.port, "--timeout", "300", "--chat");
  assertEquals(await runToEnd(argv, "hi\n"), { code: 0, stdout: "", stderr: "" });
});

Deno.test("tcp_client --writes tells of each write", async () => {
  await using server = await Running.server("servers/tcp_server.ts");
  await using client = Running.start(script(CLIENT, "--port", `${server.port}`, "--writes"));
  await client.type("caju\nfigo\n");
  const lines = [await client.line(), await client.line(), await client.line()];
  assertEquals(lines.toSorted(), ["CAJU", "FIGO", "write(): 10 bytes"]);
});

Deno.test("tcp_client waits while its own output is slow, and drains the last answers", async () => {
  await using server = await Running.server("servers/tcp_server.ts", "--reply", "echo");
  const all = new Uint8Array(2_000_000).fill(0x61);
  const argv = script(CLIENT, "--port", `${server.port}`, "--timeout", "200");
  await using client = Running.start(argv);
  const typing = client.type(all).then(() => client.closeStdin());
  const reader = client.rawOutput().getReader();
  let received = (await reader.read()).value?.length ?? 0;
  const silence = Promise.withResolvers<void>();
  setTimeout(silence.resolve, 600); // the slow reader itself, three timeouts long
  await silence.promise;
  for (let part; (part = await reader.read()).value;) received += part.value.length;
  await typing;
  assertEquals(received, all.length);
  assertEquals((await client.child.status).code, 0);
});

Deno.test("tcp_client reports a reset", async () => {
  const { createServer } = await import("node:net");
  const server = createServer((socket) => socket.once("data", () => reset(socket)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert(address && typeof address === "object");
  const { code, stderr } = await runToEnd(script(CLIENT, "--port", `${address.port}`), "hi\n");
  assertMatch(stderr, /\(ECONNRESET\)|closed the connection (without|before)/);
  assertEquals(code, 1);
  server.close();
});
