// Bug: reads until the client has said all, and only then answers the first line.
const [hostname = "", port] = Deno.args;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  let text = "";
  const buffer = new Uint8Array(1_024);
  for (let n; (n = await conn.read(buffer)) !== null;) {
    text += new TextDecoder().decode(buffer.subarray(0, n));
  }
  await conn.write(new TextEncoder().encode(text.toUpperCase()));
  conn.close();
}
