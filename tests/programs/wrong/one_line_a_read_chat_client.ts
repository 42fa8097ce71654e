// Bug: of each read only the first line is shown.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const conn = await Deno.connect({ hostname, port: Number(port) });
show();
for await (const line of typedLines()) await conn.write(new TextEncoder().encode(`${line}\n`));
Deno.exit(0);

async function show(): Promise<void> {
  const buffer = new Uint8Array(4_096);
  for (let n; (n = await conn.read(buffer)) !== null;) {
    console.log(new TextDecoder().decode(buffer.subarray(0, n)).split("\n")[0]);
  }
}
