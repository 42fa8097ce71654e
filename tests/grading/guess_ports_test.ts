import { assert, assertEquals } from "@std/assert";
import { cast, guess, remarks } from "./guess_folder.ts";

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
  ["tcp_server.py", "s = socket.socket()\ns.bind((HOST, escolhe_porta()))", undefined],
  ["tcp_server.py", "report = 80\nsupport = 81\nPORTA = 12_000", 12000],
  ["tcp_server.py", 'port = int(os.environ.get("PORT", 12001))', 12001],
  ["tcp_server.js", "const port = process.env.PORT || 3000; net.createServer()", 3000],
  ["tcp_server.js", "server.listen(process.env.PORTA ?? 3001)", 3001],
  ["tcp_server.js", 'net.createServer().listen({ host: "0.0.0.0", port: 3002 })', 3002],
  ["tcp_client.py", "CLIENT_PORT = 4000\nSERVER_PORT = 12000", 12000],
  ["ServidorTCP.java", "class S { final static int PORTA = 6789; void main(String[] a) {} }", 6789],
  [
    "ServidorTCP.java",
    "class S { void main(String[] a) { int serverPort = Integer.valueOf(6790); } }",
    6790,
  ],
  ["udp_client.js", 'dgram; c.send(m, 0, m.length, 3003, "localhost")', 3003],
  [
    "UDPServer.java",
    "class S { void main(String[] a) { new DatagramPacket(b, 1024); new DatagramSocket(9876); } }",
    9876,
  ],
  [
    "UDPClient.java",
    "class S { void main(String[] a) { new DatagramPacket(b, 1024, ip, 9877); } }",
    9877,
  ],
  ["tcp_server.c", "enum { PORTA = 4321 };\nint main() {}", 4321],
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
  const cpp = await guess({
    "src/server.cpp":
      '#include "../include/rede.hpp"\nint main() { socket(AF_INET, SOCK_STREAM, 0); listen(s, 5); accept(s); }',
    "include/rede.hpp": "constexpr int PORTA = 4444;\n",
  });
  assertEquals(cpp.manifest.ports, { "tcp-server": 4444 });
});

const ASKS: readonly [file: string, code: string, asks: string | undefined][] = [
  [
    "tcp_client.py",
    'ip = input("Digite o IP: ")\nporta = int(input("Digite a porta: "))\ns.connect((ip, porta))',
    'the host and the port to be typed ("Digite o IP:")',
  ],
  ["tcp_server.py", "port = int(input('Port: '))", 'the port to be typed ("Port:")'],
  [
    "ClienteTCP.java",
    `class C { void main(String[] a) { Scanner s = new Scanner(System.in);
    System.out.print("Endereço do servidor: ");
    String ip = s.nextLine();
    System.out.println("Porta: ");
    int porta = s.nextInt(); } }`,
    'the host and the port to be typed ("Endereço do servidor:")',
  ],
  [
    "tcp_client.c",
    'int main() { char ip[20]; int p; printf("IP do servidor: "); scanf("%s", ip); }',
    'the host to be typed ("IP do servidor:")',
  ],
  [
    "tcp_client.cpp",
    'int main() { std::cout << "Host: "; std::cin >> host; std::cout << "Porta: "; std::cin >> p; }',
    'the host and the port to be typed ("Host:")',
  ],
  ["tcp_client.js", 'rl.question("Qual a porta? ", (porta) => net.connect(porta))', "the port"],
  ["tcp_client.ts", 'Deno.connect({ hostname: prompt("Host:"), port: 7000 })', "the host"],
  ["tcp_client.py", "socket()\nserverName = input('? ')", "the host to be typed"],
  [
    "TCPClient.java",
    "class C { void main(String[] a) { Socket s; String respostaServidor = in.readLine(); } }",
    undefined,
  ],
  ["tcp_client.py", 'socket()\nfrase = input("Frase para o servidor: ")', undefined],
  ["tcp_client.py", 'socket()\nprint("IP: 1.2.3.4")\nmensagem = input()', undefined],
  [
    "tcp_client.py",
    'host = sys.argv[1] if len(sys.argv) > 1 else input("Host: ")\nport = 5000',
    undefined,
  ],
];

Deno.test("guessManifest() says which host or port would have to be typed", async () => {
  for (const [file, code, asks] of ASKS) {
    const said = await remarks({ [file]: code });
    assertEquals(said.includes("to be typed"), asks !== undefined, `${code}\n${said}`);
    assert(said.includes(`asks for ${asks ?? ""}`) || asks === undefined, said);
  }
});

Deno.test("guessManifest() finds the port that two peers have in common", async () => {
  const code = "PORTA = 5000\noutro = sys.argv[1]\ns.connect((outro, PORTA))\n" +
    "l = socket.socket()\nl.bind(('', PORTA))\nl.accept()\nthreading\nfor l in sys.stdin: s.sendall(l)";
  assertEquals(await cast({ "chat.py": code }), ["chat-peer: python3 chat.py {peerHost} @ 5000"]);
});
