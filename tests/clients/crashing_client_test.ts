import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { writeAll } from "../../wire/write_all.ts";
import { Running, runToEnd, script } from "../running.ts";

const CLIENT = "clients/crashing_client.ts";

/** The client, and the server's end of its connection. */
async function connected(...args: readonly string[]) {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const client = Running.start(script(CLIENT, "--port", `${listener.addr.port}`, ...args));
  const ended = client.child.status.then(({ code }) => Promise.reject(new Error(`exit ${code}`)));
  return { client, conn: await Promise.race([listener.accept(), ended]) };
}

async function read(conn: Deno.Conn, bytes: number): Promise<string> {
  const buffer = new Uint8Array(bytes);
  for (let length = 0; length < bytes;) {
    const n = await conn.read(buffer.subarray(length));
    if (n === null) return "EOF";
    length += n;
  }
  return new TextDecoder().decode(buffer);
}

Deno.test("crashing_client sends what is typed, shows what comes, and ends in a reset, not a FIN", async () => {
  const { client, conn } = await connected();
  await using _client = client;
  using _conn = conn;
  await client.type("caju\n");
  assertEquals(await read(conn, 5), "caju\n");
  await writeAll(conn, new TextEncoder().encode("CAJU\n"));
  assertEquals(await client.line(), "CAJU");
  await client.closeStdin();
  await assertRejects(() => read(conn, 1), Deno.errors.ConnectionReset);
  assertEquals(await client.ended(), { code: 0, stdout: "reset (RST)\n", stderr: "" });
});

Deno.test("crashing_client --flood resets a server that is in the middle of a write", async () => {
  const { client, conn } = await connected("--flood", "--lang", "pt");
  await using _client = client;
  using _conn = conn;
  await client.type("uva\n");
  await client.closeStdin();
  assertEquals(await read(conn, 8), "uva uva ");
  const bytes = new Uint8Array(64 * 1024);
  const answering = async () => {
    for (let n; (n = await conn.read(bytes)) !== null;) await writeAll(conn, bytes.subarray(0, n));
  };
  const error = await assertRejects(answering, Error);
  assert(["ConnectionReset", "BrokenPipe"].includes(error.name), error.name);
  assertEquals((await client.ended()).stdout, "conexão derrubada (RST)\n");
});

Deno.test("crashing_client names what refused it, before it reads a line", async () => {
  await using client = Running.start(script(CLIENT, "--port", "1"));
  assertEquals(await client.ended(), { // stdin is still open
    code: 1,
    stdout: "",
    stderr: "Cannot connect to 127.0.0.1:1: connection refused (ECONNREFUSED). " +
      "Is the server running on that port?\n",
  });
});

Deno.test("crashing_client takes the flags of the other clients, and no others", async () => {
  const [help, wrong] = await Promise.all([
    runToEnd(script(CLIENT, "--help")),
    runToEnd(script(CLIENT, "--timeout", "1")),
  ]);
  assertMatch(help.stdout, /^crashing-client: [\s\S]*--host HOST[\s\S]*--port PORT/);
  assertMatch(wrong.stderr, /^There is no flag --timeout\b.*\n$/);
  assertEquals([help.code, wrong.code], [0, 2]);
});
