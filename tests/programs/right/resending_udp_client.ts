// Sends a line again until it is answered: more than UDP does, and no fault.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const socket = Deno.listenDatagram({ transport: "udp", hostname: "0.0.0.0", port: 0 });
const to = { transport: "udp", hostname, port: Number(port) } as const;
for await (const line of typedLines()) {
  const resend = setInterval(() => socket.send(new TextEncoder().encode(line), to), 200);
  let reply;
  do { // an answer to what was sent twice comes twice
    const [bytes] = await socket.receive(new Uint8Array(1024));
    reply = new TextDecoder().decode(bytes);
  } while (reply !== line.toUpperCase());
  clearInterval(resend);
  console.log(reply);
}
socket.close();
