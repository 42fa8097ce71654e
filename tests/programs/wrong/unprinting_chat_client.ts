// Bug: what arrives is read, and never shown.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const conn = await Deno.connect({ hostname, port: Number(port) });
conn.readable.pipeTo(new WritableStream());
for await (const line of typedLines()) await conn.write(new TextEncoder().encode(`${line}\n`));
Deno.exit(0);
