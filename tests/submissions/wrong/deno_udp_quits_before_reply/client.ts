const [hostname = "localhost", port = "12000"] = Deno.args;
const socket = Deno.listenDatagram({ transport: "udp", hostname: "0.0.0.0", port: 0 });
const line = prompt("Message:") ?? "";

async function receive() {
  const [data] = await socket.receive();
  console.log("Server:", new TextDecoder().decode(data));
}

receive().catch(() => {});
await socket.send(new TextEncoder().encode(line), {
  transport: "udp",
  hostname,
  port: Number(port),
});
socket.close();
