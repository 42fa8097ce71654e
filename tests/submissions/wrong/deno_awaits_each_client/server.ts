const listener = Deno.listen({ port: Number(Deno.args[0]) });

async function serve(conn: Deno.Conn) {
  const buffer = new Uint8Array(1024);
  for (let n = await conn.read(buffer); n !== null; n = await conn.read(buffer)) {
    const text = new TextDecoder().decode(buffer.subarray(0, n));
    await conn.write(new TextEncoder().encode(text.toUpperCase()));
  }
  conn.close();
}

while (true) {
  try {
    await serve(await listener.accept());
  } catch (error) {
    console.error(error);
  }
}
