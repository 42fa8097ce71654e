/**
 * A TCP server on Node's own `node:net`: the other JavaScript runtime's event loop (libuv), to compare the
 * servers of this project with.
 *
 *     node node_net.mjs PORT
 *
 * The limit of descriptors is not touched here: Node raises it to the hard limit by itself.
 */
import { createServer } from "node:net";
import process from "node:process";

const [, script, argument = "", ...more] = process.argv;
const port = /^\d{1,5}$/.test(argument) ? Number(argument) : NaN;
if (!(port <= 65535) || more.length > 0) {
  console.error(`usage: node ${script} PORT (0: the system chooses)`);
  process.exit(2);
}

/** The reply: a-z in upper case, every other byte as it came. In place, as the bytes are ours alone. */
function upperCase(bytes) {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte >= 0x61 && byte <= 0x7a) bytes[i] = byte - 0x20;
  }
  return bytes;
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on("data", (bytes) => {
    // write() always takes everything, if need be into memory. `false` says that the socket is full: to
    // read on would let a client that never reads fill our memory.
    if (socket.write(upperCase(bytes))) return;
    socket.pause();
    socket.once("drain", () => socket.resume());
  });
  // The client vanished; Node closes the socket. Without a listener it would end the program.
  socket.on("error", () => {});
});

server.on("error", (error) => {
  if (server.listening) return; // one accept() failed (EMFILE): the others go on
  console.error(`Cannot listen on 127.0.0.1:${port}: ${error.message}`);
  process.exitCode = 1;
});

server.listen({ host: "127.0.0.1", port, backlog: 4096 }, () => {
  console.log(`listening on 127.0.0.1:${server.address().port}`);
});
