// Bug: swallows the error of connect() and ends as if all was well.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
try {
  const conn = await Deno.connect({ hostname, port: Number(port) });
  for await (const line of typedLines()) {
    await conn.write(new TextEncoder().encode(line + "\n"));
    const reply = new Uint8Array(1024);
    const n = await conn.read(reply);
    console.log(new TextDecoder().decode(reply.subarray(0, n ?? 0)));
  }
} catch {
  Deno.exit(0);
}
