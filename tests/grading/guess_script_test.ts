import { assert, assertEquals } from "@std/assert";
import { cast, type Files, remarks } from "./guess_folder.ts";

const NODE_SERVER = `const net = require("net");
const PORT = process.env.PORT || 3000;
const server = net.createServer((socket) => {
  socket.on("data", (dados) => socket.write(dados.toString().toUpperCase()));
});
server.listen(PORT, () => console.log("Servidor na porta " + PORT));
`;
const NODE_CLIENT = `import net from "node:net";
const [host, port] = process.argv.slice(2);
const socket = net.createConnection({ host, port: Number(port) });
process.stdin.pipe(socket);
`;
const NODE_ROOM = `const net = require("net");
const clientes = [];
net.createServer((socket) => {
  clientes.push(socket);
  socket.on("data", (dados) => {
    clientes.forEach((outro) => {
      if (outro !== socket) outro.write(dados);
    });
  });
}).listen(process.argv[2] || 5000);
`;
const NODE_MEMBER = `const net = require("net");
const readline = require("readline");
const socket = net.connect(process.argv[3] || 5000, process.argv[2] || "localhost");
readline.createInterface({ input: process.stdin }).on("line", (linha) => socket.write(linha + "\\n"));
`;
const DGRAM_SERVER = `import dgram from "node:dgram";
const [porta = "9000"] = process.argv.slice(2);
const servidor = dgram.createSocket("udp4");
servidor.on("message", (m, r) => servidor.send(m, r.port, r.address));
servidor.bind(Number(porta));
`;
const DENO_THREADS = `const [port = "7000"] = Deno.args;
for await (const conn of Deno.listen({ port: Number(port) })) atende(conn);
`;
const DENO_ROOM = `const salas = new Set<Deno.Conn>();
for await (const conn of Deno.listen({ port: Number(Deno.args[0]) })) {
  salas.add(conn);
  recebe(conn, async (linha) => {
    for (const outra of salas) if (outra !== conn) await outra.write(linha);
  });
}
`;

const FOLDERS: readonly [what: string, files: Files, cast: string[]][] = [
  ["a port of the environment", { "server.js": NODE_SERVER, "client.mjs": NODE_CLIENT }, [
    "tcp-server: node server.js @ 3000",
    "tcp-client: node client.mjs {host} {port}",
    "threaded-server: node server.js @ 3000",
  ]],
  ["a room and its member, by the room's source", {
    "chat.js": NODE_ROOM.replace("clientes", "lista"),
    "q3/servidor.js": NODE_ROOM,
    "q3/cliente.js": NODE_MEMBER,
  }, [
    "chat-server: node q3/servidor.js {port}",
    "chat-client: node q3/cliente.js {host} {port}",
  ]],
  ["a room without a folder that says so", {
    "servidor.js": NODE_ROOM,
    "cliente.js": NODE_MEMBER,
  }, [
    "chat-server: node servidor.js {port}",
    "chat-client: node cliente.js {host} {port}",
  ]],
  ["UDP by its source", { "servidor.mjs": DGRAM_SERVER }, [
    "udp-server: node servidor.mjs {port}",
  ]],
  ["Deno", { "servidorMultithread.ts": DENO_THREADS, "bate-papo/servidor.ts": DENO_ROOM }, [
    "tcp-server: deno run --allow-net servidorMultithread.ts {port}",
    "threaded-server: deno run --allow-net servidorMultithread.ts {port}",
    "chat-server: deno run --allow-net bate-papo/servidor.ts {port}",
  ]],
  ["TypeScript that imports Node's modules", { "cliente_tcp.ts": NODE_CLIENT }, [
    "tcp-client: deno run --allow-net cliente_tcp.ts {host} {port}",
  ]],
];

for (const [what, files, lines] of FOLDERS) {
  Deno.test(`guessManifest() JavaScript: ${what}`, async () => {
    assertEquals(await cast(files), lines);
  });
}

Deno.test("guessManifest() starts TypeScript with require() by a Node that knows types", async () => {
  const files = { "tcp_server.ts": NODE_SERVER };
  assertEquals((await cast(files))[0], "tcp-server: node tcp_server.ts @ 3000");
  assert((await remarks(files)).includes("Node 22.18"));
  assertEquals(
    (await cast({ ...files, "package.json": '{ "type": "commonjs" }' }))[0],
    "tcp-server: deno run --allow-net --allow-read --allow-env tcp_server.ts @ 3000",
  );
});
