// Bug: tries again until somebody listens, and never tells its user.
import { typedLines } from "../typed_lines.ts";

const [hostname = "", port] = Deno.args;
let conn: Deno.TcpConn | undefined;
while (!conn) {
  conn = await Deno.connect({ hostname, port: Number(port) }).catch(() => undefined);
  if (!conn) await new Promise((resolve) => setTimeout(resolve, 20));
}
for await (const line of typedLines()) {
  await conn.write(new TextEncoder().encode(line + "\n"));
  const reply = new Uint8Array(1024);
  const n = await conn.read(reply);
  console.log(new TextDecoder().decode(reply.subarray(0, n ?? 0)));
}
