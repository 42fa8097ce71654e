// Bug: one event loop, whatever model was asked for.
const [hostname = "", port] = Deno.args;
const upper = () =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, out) {
      out.enqueue(new TextEncoder().encode(new TextDecoder().decode(bytes).toUpperCase()));
    },
  });
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  conn.readable.pipeThrough(upper()).pipeTo(conn.writable).catch(() => {});
}
