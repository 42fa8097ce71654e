// Connects only when it has something to say, so a refusal comes after the typing.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
for await (const line of typedLines()) {
  const conn = await Deno.connect({ hostname, port: Number(port) });
  await conn.write(new TextEncoder().encode(line + "\n"));
  const reply = new Uint8Array(1024);
  const n = await conn.read(reply);
  console.log(new TextDecoder().decode(reply.subarray(0, n ?? 0)));
  conn.close();
}
