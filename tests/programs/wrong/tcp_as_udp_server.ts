// Bug: a TCP socket where a UDP one was asked for.
const [hostname = "", port] = Deno.args;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  conn.readable.pipeTo(conn.writable);
}
