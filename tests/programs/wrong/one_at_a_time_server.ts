// Bug: awaits each conversation before it accepts the next client.
const [hostname = "", port] = Deno.args;
const listener = Deno.listen({ hostname, port: Number(port) });
while (true) {
  const conn = await listener.accept().catch(() => undefined); // gone before it was accepted
  if (conn) await converse(conn);
}

async function converse(conn: Deno.Conn): Promise<void> {
  const line = new Uint8Array(1024);
  for (let n; (n = await conn.read(line).catch(() => null)) !== null;) {
    const upper = new TextDecoder().decode(line.subarray(0, n)).toUpperCase();
    await conn.write(new TextEncoder().encode(upper)).catch(() => {});
  }
  conn.close();
}
