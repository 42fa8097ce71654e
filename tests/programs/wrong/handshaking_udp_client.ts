// Bug: asks over TCP whether the server is there, and gives up if it is not.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const lines = typedLines();
const { value: first } = await lines.next();
(await Deno.connect({ hostname, port: Number(port) })).close();
const socket = Deno.listenDatagram({ transport: "udp", hostname: "0.0.0.0", port: 0 });
const to = { transport: "udp", hostname, port: Number(port) } as const;
await socket.send(new TextEncoder().encode(first), to);
