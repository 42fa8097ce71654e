const [hostname = "localhost", port = "12000"] = Deno.args;

const socket = Deno.listenDatagram({ port: 0, transport: "udp", hostname: "0.0.0.0" });
const text = prompt("Sentence:") ?? "";
const server = { transport: "udp", hostname, port: Number(port) } as const;
await socket.send(new TextEncoder().encode(text), server);
const [data] = await socket.receive();
console.log("Server:", new TextDecoder().decode(data));
socket.close();
