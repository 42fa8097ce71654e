// As in the textbook: one client at a time, one message per connection, no newline, then close.
const [hostname = "", port] = Deno.args;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  const message = new Uint8Array(1024);
  const n = await conn.read(message);
  const reply = new TextDecoder().decode(message.subarray(0, n ?? 0)).trim().toUpperCase();
  await conn.write(new TextEncoder().encode(reply));
  conn.close();
}
