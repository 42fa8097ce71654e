// peer.mjs tcp-server|tcp-client|udp-server|udp-client HOST PORT: says "hello" once, or answers once.
import { createSocket } from "node:dgram";
import { connect, createServer } from "node:net";
import process from "node:process";

const [part, host, portText] = process.argv.slice(2);
const port = Number(portText);
if (part === "tcp-server") {
  const server = createServer((socket) => {
    socket.on("data", (text) => socket.end(text));
    server.close();
  });
  server.listen(port, host);
} else if (part === "tcp-client") {
  const socket = connect(port, host, () => socket.write("hello\n"));
  socket.on("data", () => socket.end());
} else {
  const socket = createSocket("udp4");
  if (part === "udp-server") {
    socket.bind(port, host);
    socket.on("message", (text, from) => {
      socket.send(text, from.port, from.address, () => socket.close());
    });
  } else {
    socket.on("message", () => socket.close());
    socket.send("hello\n", port, host);
  }
}
