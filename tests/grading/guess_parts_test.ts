import { assert, assertEquals } from "@std/assert";
import {
  guess,
  JAVA_TCP_CLIENT,
  JAVA_TCP_SERVER,
  JAVA_UDP_CLIENT,
  JAVA_UDP_SERVER,
  PY_TCP_CLIENT,
  PY_TCP_SERVER,
  PY_UDP_CLIENT,
  PY_UDP_SERVER,
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
