// Bug: nobody catches the error of a read; the first reset ends the program, and everybody's connection.
const [hostname = "", port] = Deno.args;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) converse(conn);

async function converse(conn: Deno.Conn): Promise<void> {
  const buffer = new Uint8Array(1024);
  for (let n; (n = await conn.read(buffer)) !== null;) {
    const upper = new TextDecoder().decode(buffer.subarray(0, n)).toUpperCase();
    await conn.write(new TextEncoder().encode(upper));
  }
  conn.close();
}
