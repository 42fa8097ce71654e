import { assertEquals, assertMatch } from "@std/assert";
import { writeAll } from "../../wire/write_all.ts";
import { Running, runToEnd, script } from "../running.ts";

const CLIENT = "clients/deaf_client.ts";

/** More than both ends' buffers together hold. */
const TOO_MUCH = 64 * 1024 * 1024;
/** A send() that nothing was taken of for so long waits. */
const SILENCE_MS = 500;

/** The client, and the server's end of its connection. */
async function connected() {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const client = Running.start(script(CLIENT, "--port", `${listener.addr.port}`));
  const ended = client.child.status.then(({ code }) => Promise.reject(new Error(`exit ${code}`)));
  return { client, conn: await Promise.race([listener.accept(), ended]) };
}

async function read(conn: Deno.Conn): Promise<string> {
  const buffer = new Uint8Array(1024);
  const n = await conn.read(buffer);
  return new TextDecoder().decode(buffer.subarray(0, n ?? 0));
}

Deno.test("deaf_client says what is typed, and shows nothing of what comes", async () => {
  const { client, conn } = await connected();
  await using _client = client;
  using _conn = conn;
  await writeAll(conn, new TextEncoder().encode("hello\n"));
  await client.type("caju\n");
  assertEquals(await read(conn), "caju\n");
  await client.type("pera\n");
  assertEquals(await read(conn), "pera\n");
  await client.closeStdin();
  assertEquals(await client.ended(), { code: 0, stdout: "", stderr: "" });
});

Deno.test("deaf_client takes some megabytes at most; then a send() to it waits", async () => {
  const { client, conn } = await connected();
  await using _client = client;
  using _conn = conn;
  const bytes = new Uint8Array(64 * 1024);
  let taken = 0;
  const sending = (async () => {
    for (; taken < TOO_MUCH; taken += bytes.length) await writeAll(conn, bytes);
  })().then(() => true, () => false);
  let before: number;
  do {
    before = taken;
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
  } while (before < taken && taken < TOO_MUCH);
  assertEquals(taken < TOO_MUCH, true, `${taken} bytes`);
  await client.closeStdin();
  assertEquals(await sending, false);
});

Deno.test("deaf_client says in one line what is wrong, and how it exits", async () => {
  const [refused, wrong, help] = await Promise.all([
    runToEnd(script(CLIENT, "--port", "1")),
    runToEnd(script(CLIENT, "--timeout", "1")),
    runToEnd(script(CLIENT, "--help", "--lang", "pt")),
  ]);
  assertMatch(refused.stderr, /^Cannot connect to 127\.0\.0\.1:1: connection refused .*\n$/);
  assertMatch(wrong.stderr, /^There is no flag --timeout\b.*\n$/);
  assertMatch(help.stdout, /^deaf-client: .*nunca lê/);
  assertEquals([refused.code, wrong.code, help.code], [1, 2, 0]);
});
