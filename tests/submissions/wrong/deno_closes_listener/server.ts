const listener = Deno.listen({ port: Number(Deno.args[0]) });
let lines = 0;
setInterval(() => console.log(lines, "lines so far"), 60_000);

async function serve(conn: Deno.Conn) {
  const buffer = new Uint8Array(1024);
  try {
    for (let n = await conn.read(buffer); n !== null; n = await conn.read(buffer)) {
      lines++;
      const text = new TextDecoder().decode(buffer.subarray(0, n));
      await conn.write(new TextEncoder().encode(text.toUpperCase()));
    }
    conn.close();
  } catch (error) {
    console.error(error);
  }
}

for await (const conn of listener) {
  serve(conn);
  listener.close();
}
