// Bug: shows the answer that it expects instead of the one that it receives.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const socket = Deno.listenDatagram({ transport: "udp", hostname: "0.0.0.0", port: 0 });
const to = { transport: "udp", hostname, port: Number(port) } as const;
for await (const line of typedLines()) {
  await socket.send(new TextEncoder().encode(line), to);
  console.log(line.toUpperCase());
}
socket.close();
