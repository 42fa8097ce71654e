const [host = "", port = "", peerHost = "", peerPort = ""] = Deno.args;
let friend: Deno.Conn | undefined;

async function talk(conn: Deno.Conn) {
  friend = conn;
  const buffer = new Uint8Array(1024);
  for (let n = await conn.read(buffer); n !== null; n = await conn.read(buffer)) {
    await Deno.stdout.write(buffer.subarray(0, n));
  }
  conn.close();
  friend = undefined;
}

async function listen() {
  for await (const conn of Deno.listen({ hostname: host, port: Number(port) })) talk(conn);
}

listen();
try {
  talk(await Deno.connect({ hostname: peerHost, port: Number(peerPort) }));
} catch {
  console.log("Waiting for my friend ...");
}
for await (const data of Deno.stdin.readable) await friend?.write(data);
console.log("Chat ended. Bye!");
Deno.exit(0);
