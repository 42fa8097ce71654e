// Takes the newline off and sends none: what is said stands behind what was said before.
const [hostname = "", port] = Deno.args;
const guests = new Set<Deno.TcpConn>();
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  guests.add(conn);
  serve(conn).catch(() => {}).finally(() => {
    guests.delete(conn);
    conn.close();
  });
}

async function serve(conn: Deno.TcpConn): Promise<void> {
  const buffer = new Uint8Array(4096);
  for (let n; (n = await conn.read(buffer)) !== null;) {
    const text = new TextDecoder().decode(buffer.subarray(0, n)).trim();
    const bytes = new TextEncoder().encode(` (${conn.remoteAddr.transport}) ${text}`);
    for (const guest of guests) if (guest !== conn) guest.write(bytes).catch(() => {});
  }
}
