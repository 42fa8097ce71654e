const listener = Deno.listen({ port: Number(Deno.args[0]) });
console.log("Listening on", listener.addr);

for await (const conn of listener) {
  const buffer = new Uint8Array(1024);
  const n = await conn.read(buffer);
  if (n !== null) {
    const text = new TextDecoder().decode(buffer.subarray(0, n));
    await conn.write(new TextEncoder().encode(text.toUpperCase()));
  }
  conn.close();
}
