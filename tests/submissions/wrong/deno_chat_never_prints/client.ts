const [hostname = "", port] = Deno.args;
const conn = await Deno.connect({ hostname, port: Number(port) });

async function receive() {
  const buffer = new Uint8Array(1024);
  let screen = "";
  while (await conn.read(buffer) !== null) screen += new TextDecoder().decode(buffer);
}

receive();
await Deno.stdin.readable.pipeTo(conn.writable);
