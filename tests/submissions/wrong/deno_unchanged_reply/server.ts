const listener = Deno.listen({ port: Number(Deno.args[0]) });

for await (const conn of listener) {
  const buffer = new Uint8Array(1024);
  for (let n = await conn.read(buffer); n !== null; n = await conn.read(buffer)) {
    const text = new TextDecoder().decode(buffer.subarray(0, n));
    text.toUpperCase();
    await conn.write(new TextEncoder().encode(text));
  }
  conn.close();
}
