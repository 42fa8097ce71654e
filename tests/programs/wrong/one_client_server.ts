// Bug: no loop around accept(): it serves its first client, and ends with it.
const [hostname = "", port] = Deno.args;
const conn = await Deno.listen({ hostname, port: Number(port) }).accept();
const buffer = new Uint8Array(1_024);
for (let n; (n = await conn.read(buffer)) !== null;) {
  const text = new TextDecoder().decode(buffer.subarray(0, n));
  await conn.write(new TextEncoder().encode(text.toUpperCase()));
}
