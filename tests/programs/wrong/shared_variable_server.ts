// Bug: one variable for the line of every client: who reads next overwrites it before it is answered.
const [hostname = "", port] = Deno.args;
let line = "";
for await (const conn of Deno.listen({ hostname, port: Number(port) })) converse(conn);

async function converse(conn: Deno.Conn): Promise<void> {
  const buffer = new Uint8Array(1024);
  for (let n; (n = await conn.read(buffer).catch(() => null)) !== null;) {
    line = new TextDecoder().decode(buffer.subarray(0, n));
    await new Promise((resolve) => setTimeout(resolve)); // what a thread switch does to threads
    await conn.write(new TextEncoder().encode(line.toUpperCase())).catch(() => {});
  }
}
