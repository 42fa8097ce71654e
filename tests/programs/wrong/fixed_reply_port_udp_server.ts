// Bug: answers to a port that was agreed once, not to the one that the datagram came from.
const [hostname = "", port] = Deno.args;
const socket = Deno.listenDatagram({ transport: "udp", hostname, port: Number(port) });
for await (const [datagram] of socket) {
  const reply = new TextDecoder().decode(datagram).toUpperCase();
  await socket.send(new TextEncoder().encode(reply), { transport: "udp", hostname, port: 12_999 });
}
