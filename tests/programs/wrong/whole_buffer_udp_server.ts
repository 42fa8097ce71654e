// Bug: sends its whole buffer, with what was in it before.
const [hostname = "", port] = Deno.args;
const socket = Deno.listenDatagram({ transport: "udp", hostname, port: Number(port) });
const buffer = new TextEncoder().encode("whatever-has-been-here-".repeat(3));
while (true) {
  const [, from] = await socket.receive(buffer);
  const text = new TextDecoder().decode(buffer).toUpperCase();
  await socket.send(new TextEncoder().encode(text), from);
}
