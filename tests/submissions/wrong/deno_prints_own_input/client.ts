import process from "node:process";
import { createInterface } from "node:readline/promises";

const [hostname = "localhost", port = "12000"] = Deno.args;
const conn = await Deno.connect({ hostname, port: Number(port) });
const buffer = new Uint8Array(1024);

for await (const line of createInterface({ input: process.stdin })) {
  await conn.write(new TextEncoder().encode(line + "\n"));
  await conn.read(buffer);
  console.log("Server: " + line.toUpperCase());
}
conn.close();
