// Bug: listens on the next port, and says otherwise.
const [hostname = "", port] = Deno.args;
const listener = Deno.listen({ hostname, port: Number(port) + 1 });
console.log(`listening on ${hostname}:${port}`);
for await (const conn of listener) conn.close();
