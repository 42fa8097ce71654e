// As in the textbook: one line, one datagram, then waits for the answer, for ever.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const socket = Deno.listenDatagram({ transport: "udp", hostname: "0.0.0.0", port: 0 });
Deno.stdout.writeSync(new TextEncoder().encode("Input lowercase sentence: "));
const { value: line = "" } = await typedLines().next();
await socket.send(new TextEncoder().encode(line), {
  transport: "udp",
  hostname,
  port: Number(port),
});
const [reply] = await socket.receive(new Uint8Array(2048));
console.log("From Server:", new TextDecoder().decode(reply));
socket.close();
