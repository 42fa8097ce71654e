// Bug: ignores the port it was given; 12000 is written into the source.
import { typedLines } from "../typed_lines.ts";

const [hostname = ""] = Deno.args;
const conn = await Deno.connect({ hostname, port: 12_000 });
for await (const line of typedLines()) {
  await conn.write(new TextEncoder().encode(line + "\n"));
  const reply = new Uint8Array(1024);
  const n = await conn.read(reply);
  console.log(new TextDecoder().decode(reply.subarray(0, n ?? 0)));
}
