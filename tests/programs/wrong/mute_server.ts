// Bug: accepts and reads, but never answers.
const [hostname = "", port] = Deno.args;
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  conn.readable.pipeTo(new WritableStream());
}
