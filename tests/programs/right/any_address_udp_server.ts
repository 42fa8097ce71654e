// Listens on every address, and keeps the newline that it got.
const [, port] = Deno.args;
const socket = Deno.listenDatagram({ transport: "udp", hostname: "0.0.0.0", port: Number(port) });
for await (const [datagram, from] of socket) {
  const reply = new TextDecoder().decode(datagram).toUpperCase() + "\n";
  await socket.send(new TextEncoder().encode(reply), from);
}
