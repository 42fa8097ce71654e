const socket = Deno.listenDatagram({
  port: Number(Deno.args[0]),
  transport: "udp",
  hostname: "0.0.0.0",
});
for await (const [data, from] of socket) {
  await socket.send(new TextEncoder().encode(new TextDecoder().decode(data).toUpperCase()), from);
}
