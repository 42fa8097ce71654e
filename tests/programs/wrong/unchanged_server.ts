// Bug: sends the line back as it came, not in upper case.
const [hostname = "", port] = Deno.args;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  conn.readable.pipeTo(conn.writable);
}
