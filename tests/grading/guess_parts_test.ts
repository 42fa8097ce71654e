import { assert, assertEquals } from "@std/assert";
import {
  cast,
  guess,
  JAVA_TCP_CLIENT,
  JAVA_TCP_SERVER,
  JAVA_UDP_CLIENT,
  JAVA_UDP_SERVER,
  PY_TCP_CLIENT,
  PY_TCP_SERVER,
  PY_UDP_CLIENT,
  PY_UDP_SERVER,
  remarks,
} from "./guess_folder.ts";

Deno.test("guessManifest() knows the textbook's Python programs and their port", async () => {
  const { manifest } = await guess({
    "TCPServer.py": PY_TCP_SERVER,
    "TCPClient.py": PY_TCP_CLIENT,
    "UDPServer.py": PY_UDP_SERVER,
    "UDPClient.py": PY_UDP_CLIENT,
  });
  assertEquals(manifest, {
    build: [],
    programs: {
      "tcp-server": ["python3", "TCPServer.py"],
      "tcp-client": ["python3", "TCPClient.py"],
      "udp-server": ["python3", "UDPServer.py"],
      "udp-client": ["python3", "UDPClient.py"],
    },
    ports: { "tcp-server": 12000, "tcp-client": 12000, "udp-server": 12000, "udp-client": 12000 },
  });
});

Deno.test("guessManifest() knows the textbook's Java programs and their ports", async () => {
  const { manifest } = await guess({
    "TCPServer.java": JAVA_TCP_SERVER,
    "TCPClient.java": JAVA_TCP_CLIENT,
    "UDPServer.java": JAVA_UDP_SERVER,
    "UDPClient.java": JAVA_UDP_CLIENT,
  });
  const files = ["TCPClient.java", "TCPServer.java", "UDPClient.java", "UDPServer.java"];
  assertEquals(manifest, {
    build: [["javac", "-d", ".", ...files]],
    programs: {
      "tcp-server": ["java", "-cp", ".", "TCPServer"],
      "tcp-client": ["java", "-cp", ".", "TCPClient"],
      "udp-server": ["java", "-cp", ".", "UDPServer"],
      "udp-client": ["java", "-cp", ".", "UDPClient"],
    },
    ports: { "tcp-server": 6789, "tcp-client": 6789, "udp-server": 9876, "udp-client": 9876 },
  });
});

Deno.test("guessManifest() tells plain names apart by their source and folder", async () => {
  const { manifest } = await guess({
    "q1/tcp/server.py": PY_TCP_SERVER,
    "q1/tcp/client.py": PY_TCP_CLIENT,
    "q1/udp/server.py": PY_UDP_SERVER,
    "q1/udp/client.py": PY_UDP_CLIENT,
    "questao2/servidor.py": PY_TCP_SERVER,
    "questao2/cliente.py": PY_TCP_CLIENT,
    "questao3/servidor.py": PY_TCP_SERVER,
    "questao3/cliente.py": PY_TCP_CLIENT,
  });
  assertEquals(manifest.programs, {
    "tcp-server": ["python3", "q1/tcp/server.py"],
    "tcp-client": ["python3", "q1/tcp/client.py"],
    "udp-server": ["python3", "q1/udp/server.py"],
    "udp-client": ["python3", "q1/udp/client.py"],
    "threaded-server": ["python3", "questao2/servidor.py"],
    "chat-server": ["python3", "questao3/servidor.py"],
    "chat-client": ["python3", "questao3/cliente.py"],
  });
});

Deno.test("guessManifest() knows names in two languages and in any way of writing", async () => {
  const both = "socket(AF_INET, SOCK_STREAM); bind(); accept(); connect();";
  const names: Record<string, string> = {
    "tcp-server":
      "tcp_server.py tcp-server.js TCPServer.py tcpserver.py ServidorTCP.py servidor_tcp.js",
    "tcp-client": "tcp_client.py TCPClient.py cliente-tcp.ts clienteTCP.js ClienteTcp.mjs",
    "udp-server": "udp_server.py UDPServer.py servidor_udp.js ServidorUDP.cjs udpserver.py",
    "udp-client": "UDPClient.py cliente-udp.ts udpclient.js",
    "threaded-server": "TCPMultithreadedServer.py ThreadedServer.py servidor_multithread.js " +
      "server_threads.py EchoServerThread.py servidor-concorrente.py servidorMultithread.js servidor_thread.py SERVIDOR_CONCORRENTE.PY",
    "chat-server":
      "ChatServer.py servidor_chat.js chat-server.ts sala.py servidor-bate-papo.py BatePapoServidor.js sala_de_bate_papo.py",
    "chat-client":
      "chat_client.py ClienteChat.js chat-cliente.ts ClienteBatePapo.py cliente-batepapo.py",
    "chat-peer": "peer.py chat_p2p.py chat.py ChatPeer.js par.py Dupla.js participante.py",
  };
  for (const [part, some] of Object.entries(names)) {
    for (const name of some.split(" ")) {
      const { programs } = (await guess({ [name]: both })).manifest;
      assert(Object.keys(programs).includes(part), `${name}: ${Object.keys(programs)}`);
    }
  }
});

Deno.test("guessManifest() lets the only TCP server, if it has threads, play both", async () => {
  const threads = `import threading\n${PY_TCP_SERVER}`;
  const alone = await guess({ "server.py": threads, "client.py": PY_TCP_CLIENT });
  assertEquals(Object.keys(alone.manifest.programs), [
    "tcp-server",
    "tcp-client",
    "threaded-server",
  ]);
  const two = await guess({ "server.py": threads, "simples/server.py": PY_TCP_SERVER });
  assertEquals(two.manifest.programs, {
    "tcp-server": ["python3", "simples/server.py"],
    "threaded-server": ["python3", "server.py"],
  });
  const plain = await guess({ "server.py": PY_TCP_SERVER });
  assertEquals(Object.keys(plain.manifest.programs), ["tcp-server"]);
});

Deno.test("guessManifest() prefers a TCP server without threads in its name for TCP", async () => {
  const { manifest } = await guess({
    "TCPServer.js": "require('net'); net.createServer(f).listen(7000)",
    "ThreadedServer.js": "require('net'); new Worker(x); net.createServer(f).listen(7000)",
    "other/threaded_server.js": "require('net'); net.createServer(f).listen(7000)",
    "thread_per_client.py": PY_TCP_SERVER,
  });
  assertEquals(manifest.programs["tcp-server"], ["node", "TCPServer.js"]);
  assertEquals(manifest.programs["threaded-server"], ["node", "ThreadedServer.js"]);
  assertEquals(manifest.programs["tcp-client"], undefined);
});

Deno.test("guessManifest() tells who else could have played a part", async () => {
  const { guessed } = await guess({
    "TCPServer.py": PY_TCP_SERVER,
    "old/server.py": PY_TCP_SERVER,
  });
  assert(
    guessed.some(({ en }) =>
      en === "old/server.py could be the tcp-server too; TCPServer.py was taken"
    ),
  );
});

Deno.test("guessManifest() says what told it so, and each thing once", async () => {
  const server = `import threading\n${
    PY_TCP_SERVER.replace("serverPort = 12000", "serverPort = f()")
  }`;
  const { guessed } = await guess({ "tcp/a.py": server, "b.py": PY_UDP_SERVER, "leia.md": "" });
  const said = guessed.map(({ en }) => en);
  assert(said.some((one) => one.startsWith("tcp/a.py looks like the tcp-server, by its folder")));
  assert(said.some((one) => one.startsWith("b.py looks like the udp-server, by its source alone")));
  assertEquals(new Set(said).size, said.length);
});

const UDP_SENDER_C = `int main() {
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  while (fgets(line, sizeof line, stdin)) sendto(s, line, strlen(line), 0, to, n);
}`;

Deno.test("guessManifest() takes who sends datagrams of what is typed for a client", async () => {
  assertEquals(await cast({ "emissor.py": PY_UDP_CLIENT }), [
    "udp-client: python3 emissor.py @ 12000",
  ]);
  for (const name of ["talker", "sender", "q1/udp/envia"]) {
    const [line = ""] = await cast({ [`${name}.c`]: UDP_SENDER_C, "leia.md": "" });
    assertEquals(line, `udp-client: ./${name}`);
  }
  // Neither who listens, nor who has nothing typed, nor who is called otherwise.
  assertEquals(await cast({ "talker.c": UDP_SENDER_C.replace("stdin", "file") }), []);
  assertEquals(await cast({ "q3/p2p.c": UDP_SENDER_C, "leia.md": "" }), ["chat-peer: ./q3/p2p"]);
  const [bound = ""] = await cast({ "talker.c": UDP_SENDER_C.replace("while", "bind(s); while") });
  assert(bound.startsWith("udp-server:"), bound);
});

Deno.test("guessManifest() names in one remark the programs that play no part", async () => {
  const files = {
    "server.py": `import rede\n${PY_TCP_SERVER}`,
    "rede.py": "import socket\ndef abre(): return socket.socket()",
    "config.py": "PORT = 12000",
    "sorteio.py": "import socket\ns = socket.socket()",
    "gera.c": "int main() { return 0; }",
    "util.c": "int soma() { return 0; }",
    "test_server.py": PY_TCP_SERVER,
    "old/server.py": PY_TCP_SERVER,
  };
  const { guessed } = await guess(files);
  const said = guessed.filter(({ en }) => en.includes("No part"));
  assertEquals(said, [{
    en:
      "No part was found for gera.c, sorteio.py: write a submission.json if one of them plays a part",
    pt:
      "Nenhuma parte foi achada para gera.c, sorteio.py: se algum tiver uma, escreva um submission.json",
  }]);
  const many = Array.from({ length: 9 }, (_, i) => [`p${i}.c`, "int main() {}"]);
  const all = await remarks(Object.fromEntries(many));
  assert(all.includes("No part was found for p0.c, p1.c, p2.c, p3.c, p4.c and 4 more: write"), all);
});
