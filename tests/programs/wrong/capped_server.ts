// Bug: hangs up on everybody after the twentieth client.
const [hostname = "", port] = Deno.args;
let clients = 0;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  if (++clients > 20) conn.close();
  else converse(conn);
}

async function converse(conn: Deno.Conn): Promise<void> {
  const line = new Uint8Array(1024);
  for (let n; (n = await conn.read(line).catch(() => null)) !== null;) {
    const upper = new TextDecoder().decode(line.subarray(0, n)).toUpperCase();
    await conn.write(new TextEncoder().encode(upper));
  }
}
