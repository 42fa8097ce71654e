// Bug: answers each client's first line and forgets the client, without closing.
const [hostname = "", port] = Deno.args;
const forgotten: Deno.Conn[] = [];
for await (const conn of Deno.listen({ hostname, port: Number(port) })) answerOnce(conn);

async function answerOnce(conn: Deno.Conn): Promise<void> {
  const line = new Uint8Array(1024);
  const n = await conn.read(line).catch(() => null) ?? 0;
  const upper = new TextDecoder().decode(line.subarray(0, n)).toUpperCase();
  await conn.write(new TextEncoder().encode(upper)).catch(() => {});
  forgotten.push(conn);
}
