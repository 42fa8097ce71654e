// Bug: sends, but never shows what it receives.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
const conn = await Deno.connect({ hostname, port: Number(port) });
for await (const line of typedLines()) {
  await conn.write(new TextEncoder().encode(line + "\n"));
  console.log("sent");
}
