const [hostname = "localhost", port = "12000"] = Deno.args;

const conn = await Deno.connect({ hostname, port: Number(port) });
const text = prompt("Sentence:") ?? "";
await conn.write(new TextEncoder().encode(text));
const buffer = new Uint8Array(1024);
const n = await conn.read(buffer);
console.log("Server:", new TextDecoder().decode(buffer.subarray(0, n ?? 0)));
conn.close();
