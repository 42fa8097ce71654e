const socket = Deno.listenDatagram({
  port: Number(Deno.args[0]),
  transport: "udp",
  hostname: "0.0.0.0",
});

for await (const [data, from] of socket) {
  const text = new TextDecoder().decode(data);
  console.log(text.toUpperCase());
  await socket.send(data, from);
}
