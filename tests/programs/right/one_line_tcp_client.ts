// As in the textbook: connects, asks for one line, sends it without a newline, shows one reply, ends.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const conn = await Deno.connect({ hostname, port: Number(port) });
Deno.stdout.writeSync(new TextEncoder().encode("Input lowercase sentence: "));
const { value: line = "" } = await typedLines().next();
await conn.write(new TextEncoder().encode(line));
const reply = new Uint8Array(1024);
const n = await conn.read(reply);
console.log("From Server:", new TextDecoder().decode(reply.subarray(0, n ?? 0)));
conn.close();
