// Bug: starts a thread for every client, whatever model was asked for, and never ends one.
const [hostname = "", port] = Deno.args;
const threads: Worker[] = [];
for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
  const thread = new Worker("data:text/javascript,onmessage = () => postMessage(0)", {
    type: "module",
  });
  threads.push(thread);
  thread.onmessage = async () => {
    const line = new Uint8Array(1024);
    for (let n; (n = await conn.read(line).catch(() => null)) !== null;) {
      const upper = new TextDecoder().decode(line.subarray(0, n)).toUpperCase();
      await conn.write(new TextEncoder().encode(upper));
    }
  };
  thread.postMessage(0);
}
