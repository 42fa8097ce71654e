import { assert, assertEquals } from "@std/assert";
import { type Guess, guessManifest } from "../../grading/guess.ts";
import { manifestText, readManifest } from "../../grading/submission.ts";

/** What a folder with these files looks like. */
async function guess(files: Readonly<Record<string, string>>): Promise<Guess> {
  const folder = await Deno.makeTempDir({ prefix: "socketlab-" });
  try {
    for (const [path, text] of Object.entries(files)) {
      const parent = `${folder}/${path}`.replace(/\/[^/]*$/, "");
      await Deno.mkdir(parent, { recursive: true });
      await Deno.writeTextFile(`${folder}/${path}`, text);
    }
    const found = await guessManifest(folder);
    assertEquals(readManifest(manifestText(found.manifest), "submission.json"), found.manifest);
    for (const { en, pt } of found.guessed) {
      assert(en !== pt && !`${en}${pt}`.includes("\n"), en);
    }
    return { ...found, root: found.root.slice(folder.length) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const PY_TCP_SERVER = `from socket import *
serverPort = 12000
serverSocket = socket(AF_INET, SOCK_STREAM)
serverSocket.bind(('', serverPort))
serverSocket.listen(1)
print('The server is ready to receive')
while True:
    connectionSocket, addr = serverSocket.accept()
    sentence = connectionSocket.recv(1024).decode()
    connectionSocket.send(sentence.upper().encode())
    connectionSocket.close()
`;
const PY_TCP_CLIENT = `from socket import *
serverName = 'servername'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_STREAM)
clientSocket.connect((serverName, serverPort))
clientSocket.send(input('Input lowercase sentence:').encode())
print('From Server: ', clientSocket.recv(1024).decode())
`;
const PY_UDP_SERVER = `from socket import *
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', 12000))
while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    serverSocket.sendto(message.decode().upper().encode(), clientAddress)
`;
const PY_UDP_CLIENT = `# not TCP: no SOCK_STREAM
from socket import *
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.sendto(input().encode(), ('hostname', 12000))
print(clientSocket.recvfrom(2048)[0].decode())
`;
const JAVA_TCP_SERVER = `import java.io.*; import java.net.*;
class TCPServer {
  public static void main(String argv[]) throws Exception {
    ServerSocket welcomeSocket = new ServerSocket(6789);
    while (true) { Socket connectionSocket = welcomeSocket.accept(); }
  }
}`;
const JAVA_TCP_CLIENT = `import java.io.*; import java.net.*;
class TCPClient {
  public static void main(String argv[]) throws Exception {
    Socket clientSocket = new Socket("hostname", 6789);
  }
}`;
const JAVA_UDP_SERVER = `import java.net.*;
class UDPServer {
  public static void main(String args[]) throws Exception {
    DatagramSocket serverSocket = new DatagramSocket(9876);
    byte[] receiveData = new byte[1024];
  }
}`;
const JAVA_UDP_CLIENT = `import java.net.*;
class UDPClient {
  public static void main(String args[]) throws Exception {
    DatagramSocket clientSocket = new DatagramSocket();
    InetAddress IPAddress = InetAddress.getByName("hostname");
    DatagramPacket sendPacket = new DatagramPacket(sendData, sendData.length, IPAddress, 9876);
  }
}`;

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
      "server_threads.py EchoServerThread.py servidor-concorrente.py",
    "chat-server": "ChatServer.py servidor_chat.js chat-server.ts sala.py",
    "chat-client": "chat_client.py ClienteChat.js chat-cliente.ts",
    "chat-peer": "peer.py chat_p2p.py chat.py ChatPeer.js",
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

const ARGUMENTS: readonly [file: string, code: string, words: string][] = [
  ["tcp_server.py", "socket.socket()\nPORT = int(sys.argv[1])", "{port}"],
  ["tcp_client.py", "host = sys.argv[1]\nport = int(sys.argv[2])", "{host} {port}"],
  ["tcp_client.py", "port = int(sys.argv[1])\nhost = sys.argv[2]", "{port} {host}"],
  ["tcp_client.py", "s.connect((sys.argv[1], int(sys.argv[2])))", "{host} {port}"],
  ["tcp_client.py", "host, port = sys.argv[1:3]", "{host} {port}"],
  ["tcp_client.py", "_, porta, servidor = sys.argv", "{port} {host}"],
  [
    "tcp_client.py",
    'p.add_argument("--host", default="x")\np.add_argument("--port", type=int)',
    "--host {host} --port {port}",
  ],
  ["tcp_server.py", 'argparse\np.add_argument("-p", "--porta")', "--porta {port}"],
  [
    "tcp_client.py",
    'p = argparse\np.add_argument("port")\np.add_argument("host")',
    "{port} {host}",
  ],
  ["tcp_client.js", "const [,, host, port] = process.argv;", "{host} {port}"],
  ["tcp_client.js", "const porta = Number(process.argv[3]), ip = process.argv[2]", "{host} {port}"],
  [
    "tcp_client.js",
    "const args = process.argv.slice(2); connect(args[1], args[0])",
    "{host} {port}",
  ],
  ["tcp_server.js", "const PORT = process.argv[2] || 7000", "{port}"],
  ["tcp_client.ts", "const [host, port] = Deno.args;", "{host} {port}"],
  ["tcp_server.ts", "const port = Number(Deno.args[0] ?? 7000)", "{port}"],
  ["tcp_server.c", "int main(){ a.sin_port = htons(atoi(argv[1])); }", "{port}"],
  [
    "tcp_client.c",
    "int main(){ if (argc < 3) printf(argv[0]); inet_pton(AF_INET, argv[1], &a);\n x(argv[2]); }",
    "{host} {port}",
  ],
  ["tcp_client.c", "int main(){ getaddrinfo(argv[1], argv[2], &hints, &res); }", "{host} {port}"],
  ["udp_client.c", 'int main(){ getopt(argc, argv, "h:p:") }', "-h {host} -p {port}"],
  [
    "TCPClient.java",
    "class TCPClient { public static void main(String[] args) { " +
    "new Socket(args[0], Integer.parseInt(args[1])); } }",
    "{host} {port}",
  ],
  [
    "tcp_client.c",
    "int main(){ if (argc > 1) port = atoi(argv[1]);\nif (argc > 2) ip = argv[2]; }",
    "{port} {host}",
  ],
  ["udp_client.py", "server_address = ('localhost', int(sys.argv[1]))", "{port}"],
  ["tcp_client.py", "if len(sys.argv) > 1: host = sys.argv[1]\nport = 5000", "{host}"],
  ["tcp_server.py", "PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 5000", "{port}"],
  [
    "ServidorTCP.java",
    "class X { public static void main(String... argumentos) { " +
    "int p = Integer.parseInt(argumentos[0]); new ServerSocket(p); } }",
    "{port}",
  ],
  ["tcp_server.go", 'package main\nfunc main() { net.Listen("tcp", ":"+os.Args[1]) }', "{port}"],
  ["tcp_server.go", 'package main\nfunc main() { flag.Int("port", 7000, "") }', "-port {port}"],
  ["tcp_server.rs", "fn main() { let port = env::args().nth(1).unwrap(); }", "{port}"],
  [
    "tcp_client.rs",
    "fn main() { let args: Vec<String> = env::args().collect(); }",
    "{host} {port}",
  ],
  [
    "peer.py",
    "my_port = int(sys.argv[1])\npeer_ip = sys.argv[2]\npeer_port = int(sys.argv[3])\nSOCK_DGRAM",
    "{port} {peerHost} {peerPort}",
  ],
  ["chat.py", "main(sys.argv)\nsocket.socket()", "{port} {peerHost} {peerPort}"],
  [
    "chat_p2p.py",
    'SOCK_DGRAM\np.add_argument("--port")\np.add_argument("--peer")',
    "--port {port} --peer {peer}",
  ],
  [
    "chat_client.py",
    "HOST=sys.argv[1]\nPORT=sys.argv[2]\nnick=sys.argv[3]",
    "{host} {port} student",
  ],
  ["tcp_client.py", "host = sys.argv[1]\nport = 12000", "{host}"],
];

Deno.test("guessManifest() finds what the command line takes, and in which order", async () => {
  for (const [file, code, words] of ARGUMENTS) {
    const { programs } = (await guess({ [file]: `${code}\n` })).manifest;
    const [line = []] = Object.values(programs);
    // What starts it ends with the file, the output or the class.
    const start = line.findIndex((word) => word.includes(file.replace(/\..*/, "")) || word === "X");
    const given = line.slice(start + 1);
    assertEquals(given.join(" "), words, `${file}: ${code}`);
  }
});

const PORTS: readonly [file: string, code: string, port: number | undefined][] = [
  ["tcp_server.c", "#define BUFFER 1024\n#define PORT 6789\nint main() {}", 6789],
  ["tcp_server.c", "int main() { addr.sin_port = htons(5000); }", 5000],
  ["tcp_server.py", "s.bind(('', 7001))", 7001],
  ["tcp_server.py", "ADDRESS = ('localhost', 7002)", 7002],
  ["tcp_server.js", 'net.createServer(f).listen(7003, "0.0.0.0")', 7003],
  ["tcp_server.ts", "Deno.listen({ port: 7004 })", 7004],
  ["tcp_client.js", 'net.createConnection({ host: "a", port: 7005 })', 7005],
  ["udp_client.js", 'dgram; client.send(message, 41234, "localhost")', 41234],
  ["tcp_server.rs", 'fn main() { TcpListener::bind("127.0.0.1:7006") }', 7006],
  ["tcp_server.rs", "const PORT: u16 = 7007; fn main() {}", 7007],
  ["tcp_server.go", 'package main\nfunc main() { net.Listen("tcp", ":7008") }', 7008],
  ["udp_client.py", 'HOST, PORT = "localhost", 9999\ndata = " ".join(sys.argv[1:])', 9999],
  ["tcp_server.py", "port = int(input('Port: '))", undefined],
];

Deno.test("guessManifest() finds the port that is written into a program", async () => {
  for (const [file, code, port] of PORTS) {
    const { manifest, guessed } = await guess({ [file]: code });
    assertEquals(Object.values(manifest.ports)[0], port, code);
    const said = port === undefined ? "no port was found" : `seems to be ${port}`;
    assert(guessed.some(({ en }) => en.includes(said)), code);
  }
});

Deno.test("guessManifest() finds a port that stands in a header or a module beside", async () => {
  const c = await guess({
    "tcp_server.c": '#include "comum.h"\nint main() { htons(PORTA); listen(s, 5); }',
    "comum.h": "#define PORTA 4242\n",
  });
  assertEquals(c.manifest.ports, { "tcp-server": 4242 });
  assertEquals(c.manifest.build[0]?.slice(4), ["tcp_server", "tcp_server.c", "-lm"]);
  const python = await guess({
    "server.py":
      "import config\nsocket(AF_INET, SOCK_STREAM).bind((config.H, config.P)); s.accept()",
    "config.py": "PORT = 4343\n",
  });
  assertEquals(python.manifest.ports, { "tcp-server": 4343 });
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

Deno.test("guessManifest() links C files that are no programs, and no others", async () => {
  const { manifest } = await guess({
    "servidor.c":
      '#include "util.h"\nint main(void) { listen(s, 5); accept(s); socket(AF_INET, SOCK_STREAM, 0); }',
    "cliente.c": "int main(void) { connect(s); socket(AF_INET, SOCK_STREAM, 0); }",
    "util.c": "int receive(int s) { return s; }",
    "util.h": "int receive(int s);",
  });
  const gcc = (
    name: string,
  ) => ["gcc", "-O1", "-pthread", "-o", name, `${name}.c`, "util.c", "-lm"];
  assertEquals(manifest.build, [gcc("servidor"), gcc("cliente")]);
  assertEquals(manifest.programs, { "tcp-server": ["./servidor"], "tcp-client": ["./cliente"] });
});

Deno.test("guessManifest() uses a Makefile where it says what it makes", async () => {
  const main = "int main() { socket(AF_INET, SOCK_STREAM, 0); }";
  const programs = async (makefile: string) =>
    (await guess({ "tcp_server.c": main, "Makefile": makefile })).manifest;
  for (
    const [makefile, output] of [
      ["all:\n\tgcc -o srv tcp_server.c -lpthread\n", "./srv"],
      ["CC = gcc\nserver: tcp_server.c\n\t$(CC) -o $@ $<\n", "./server"],
      ["bin/s: tcp_server.o\n\tcc $^ -o $@\n%.o: %.c\n\tcc -c $<\n", "./bin/s"],
      ["PROGS = tcp_server tcp_client\nall: $(PROGS)\n", "./tcp_server"],
    ] as const
  ) {
    const { build, programs: found } = await programs(makefile);
    assertEquals([build, found["tcp-server"]], [[["make"]], [output]], makefile);
  }
  assertEquals((await programs("clean:\n\trm -f x\n")).build[0]?.[0], "gcc");
});

Deno.test("guessManifest() keeps Java's packages and folders apart", async () => {
  const main = (name: string, head = "") =>
    `${head}public class ${name} { static class H {} public static void main(String[] a) { new Tarefa(new ServerSocket(7000).accept()).start(); } }`;
  const { manifest } = await guess({
    "src/br/Servidor.java": main("Servidor", "package br;\n"),
    "src/br/Tarefa.java": "package br; class Tarefa extends Thread {}",
    "chat/ChatServer.java": main("ChatServer"),
  });
  assertEquals(manifest.build, [
    ["javac", "-d", "src", "src/br/Servidor.java", "src/br/Tarefa.java"],
    ["javac", "-d", "chat", "chat/ChatServer.java"],
  ]);
  assertEquals(manifest.programs["tcp-server"], ["java", "-cp", "src", "br.Servidor"]);
  assertEquals(manifest.programs["threaded-server"], ["java", "-cp", "src", "br.Servidor"]);
  assertEquals(manifest.programs["chat-server"], ["java", "-cp", "chat", "ChatServer"]);
});

Deno.test("guessManifest() finds Cargo's programs", async () => {
  const main = "fn main() { TcpListener::bind(a); }";
  const { manifest } = await guess({
    "Cargo.toml":
      '[package]\nname = "lab"\n[[bin]]\nname = "thr"\npath = "src/threaded_server.rs"\n',
    "src/bin/tcp_server.rs": main,
    "src/threaded_server.rs": main,
    "target/release/tcp_client.rs": main,
  });
  assertEquals(manifest.build, [["cargo", "build", "--release", "--offline"]]);
  assertEquals(manifest.programs, {
    "tcp-server": ["./target/release/tcp_server"],
    "threaded-server": ["./target/release/thr"],
  });
});

Deno.test("guessManifest() gives Deno the permissions that a source calls for", async () => {
  const { programs } = (await guess({
    "threaded_server.ts": "Deno.listen({ port: 7000 }); new Worker(url)",
    "udp_server.ts": "Deno.listenDatagram({ port: 7000 })",
  })).manifest;
  assertEquals(programs["threaded-server"], [
    ...["deno", "run", "--allow-net", "--allow-read", "threaded_server.ts"],
  ]);
  assertEquals(programs["udp-server"]?.slice(2), [
    "--allow-net",
    "--unstable-net",
    "udp_server.ts",
  ]);
});

Deno.test("guessManifest() looks into the only folder of a folder", async () => {
  const { manifest, root } = await guess({
    "trabalho/redes/server.py": PY_TCP_SERVER,
    "trabalho/redes/LEIA.txt": "",
    "__MACOSX/x": "",
    ".DS_Store": "",
  });
  assertEquals(root, "/trabalho/redes");
  assertEquals(manifest.programs, { "tcp-server": ["python3", "server.py"] });
});

Deno.test("guessManifest() says which names it knows where it finds nothing", async () => {
  for (const files of [{}, { "a.txt": "" }, { "index.js": "console.log(1)", "server.md": "" }]) {
    const { manifest, guessed } = await guess(files);
    assertEquals(manifest, { build: [], programs: {}, ports: {} });
    assert(guessed[0]?.en.includes("ServidorUDP") && guessed.length === 1);
  }
});

Deno.test("guessManifest() leaves tools' folders, tests, deep folders and odd names alone", async () => {
  const { manifest } = await guess({
    "node_modules/server.py": PY_TCP_SERVER,
    ".git/server.py": PY_TCP_SERVER,
    "a/b/c/d/server.py": PY_TCP_SERVER,
    "test_server.py": PY_TCP_SERVER,
    "server{port}.py": PY_TCP_SERVER,
    "server\n.py": PY_TCP_SERVER,
    "a.txt": "",
  });
  assertEquals(manifest.programs, {});
});

Deno.test("guessManifest() follows no links", async () => {
  const folder = await Deno.makeTempDir({ prefix: "socketlab-" });
  try {
    await Deno.symlink("/etc", `${folder}/etc`);
    await Deno.symlink("/etc/hostname", `${folder}/server.py`);
    assertEquals((await guessManifest(folder)).manifest.programs, {});
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("guessManifest() takes a file whose name looks like a flag for a file", async () => {
  const { programs } = (await guess({ "-server.py": PY_TCP_SERVER })).manifest;
  assertEquals(programs, { "tcp-server": ["python3", "./-server.py"] });
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

Deno.test("guessManifest() takes its time with nobody: long lines and open comments", async () => {
  const pieces = [
    "/*",
    '"',
    "port",
    "port=",
    "(",
    "bind(1,",
    "add_argument('",
    "a, ",
    "if (",
    "'''",
    "main(",
    "{",
    " ",
  ];
  const started = performance.now();
  for (const piece of pieces) {
    const hostile = piece.repeat(70_000 / piece.length);
    for (const extension of ["py", "c", "java"]) {
      await guess({
        [`tcp_server.${extension}`]: `SOCK_STREAM main(){} void main(argv[1]) ${hostile}`,
      });
    }
    await guess({ "Makefile": hostile, "tcp_server.c": "int main() { SOCK_STREAM }" });
  }
  assert(performance.now() - started < 20_000);
});
