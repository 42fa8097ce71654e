// Bug: sends the line as the language writes it down, in quotes and with its newline spelt out.
const [hostname = "", port] = Deno.args;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) serve(conn);

async function serve(conn: Deno.Conn): Promise<void> {
  const buffer = new Uint8Array(1_024);
  for (let n; (n = await conn.read(buffer)) !== null;) {
    const text = new TextDecoder().decode(buffer.subarray(0, n)).toUpperCase();
    await conn.write(new TextEncoder().encode(`${JSON.stringify(text)}\n`));
  }
}
