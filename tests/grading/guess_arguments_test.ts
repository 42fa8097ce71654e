import { assertEquals } from "@std/assert";
import { guess } from "./guess_folder.ts";

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
  ["tcp_client.py", "ip, porta = sys.argv[1], int(sys.argv[2])", "{host} {port}"],
  ["tcp_client.py", "porta, ip = int(sys.argv[1]), sys.argv[2]", "{port} {host}"],
  ["tcp_client.py", "(ip, porta) = sys.argv[1:]\nsocket.socket()", "{host} {port}"],
  ["tcp_client.py", "args = sys.argv[1:]\nporta, host = args", "{port} {host}"],
  ["tcp_client.py", "if len(sys.argv) == 3: porta, ip = sys.argv[1:3]", "{port} {host}"],
  [
    "tcp_client.py",
    'ip = "localhost" if len(sys.argv) < 2 else sys.argv[1]\nporta = 5000',
    "{host}",
  ],
  [
    "tcp_client.py",
    'def main(porta, host):\n pass\nif __name__ == "__main__":\n main(int(sys.argv[1]), sys.argv[2])',
    "{port} {host}",
  ],
  ["tcp_client.py", "def main(port, host): pass\nmain(*sys.argv[1:])", "{port} {host}"],
  [
    "tcp_server.py",
    "if len(sys.argv) > 1:\n    porta = int(sys.argv[1])\nelse:\n    porta = 12000",
    "{port}",
  ],
  [
    "tcp_client.py",
    'if len(sys.argv) != 3:\n print("Uso: %s ip porta" % sys.argv[0])\n sys.exit(1)\nip = sys.argv[1]\np = int(sys.argv[2])',
    "{host} {port}",
  ],
  [
    "tcp_client.py",
    'p.add_argument("host")\np.add_argument("-p", "--port", type=int, default=12000)',
    "{host} --port {port}",
  ],
  [
    "tcp_server.py",
    'p.add_argument("porta", nargs="?", type=int, default=12000)',
    "{port}",
  ],
  [
    "tcp_client.js",
    'const [host = "localhost", porta = 5000] = process.argv.slice(2)',
    "{host} {port}",
  ],
  ["tcp_client.ts", "const [porta, host]: string[] = Deno.args;", "{port} {host}"],
  [
    "tcp_client.ts",
    "const host = Deno.args[0] ?? 'localhost', port = Number(Deno.args[1])",
    "{host} {port}",
  ],
  ["tcp_client.js", "const [h, p] = [process.argv[2], process.argv[3]]", "{host} {port}"],
  [
    "tcp_client.js",
    "const host = process.argv.length > 2 ? process.argv[2] : 'localhost';\nconst port = process.argv[3] || 5000",
    "{host} {port}",
  ],
  [
    "tcp_client.c",
    "int main(int c, char **v) { p = atoi(v[2]); h = gethostbyname(v[1]); }",
    "{host} {port}",
  ],
  [
    "tcp_server.c",
    "int main(int argc, char *argv[]) { getaddrinfo(NULL, argv[1], &h, &r); }",
    "{port}",
  ],
  [
    "tcp_server.c",
    "int main(int argc, char *argv[]) {\n getaddrinfo(argc > 2 ? argv[2] : NULL, argv[1], &h, &r); }",
    "{port} {host}",
  ],
  [
    "ClienteTCP.java",
    "class X { public static void main(String[] args) { " +
    "conecta(Integer.parseInt(args[0]), args[1]); } static void conecta(int porta, String ip) {} }",
    "{port} {host}",
  ],
  [
    "p2p.py",
    "my_ip, my_port, ip, port = sys.argv[1:5]\nSOCK_DGRAM",
    "{host} {port} {peerHost} {peerPort}",
  ],
  [
    "p2p.py",
    "porta_local = int(sys.argv[1])\nporta_remota = int(sys.argv[3])\nip = sys.argv[2]\nSOCK_DGRAM",
    "{port} {peerHost} {peerPort}",
  ],
  [
    "p2p.py",
    "ip_outro, porta_outro, minha_porta = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])\nSOCK_DGRAM",
    "{peerHost} {peerPort} {port}",
  ],
  [
    "p2p.py",
    "HOST, PORT, DEST_HOST, DEST_PORT = sys.argv[1:5]\nSOCK_DGRAM",
    "{host} {port} {peerHost} {peerPort}",
  ],
  [
    "peer.py",
    "SOCK_STREAM\nThread(target=servidor, args=('', int(sys.argv[1]))).start()\n" +
    "cliente(sys.argv[2], int(sys.argv[3]))",
    "{port} {peerHost} {peerPort}",
  ],
  [
    "peer.py",
    "SOCK_STREAM\ntarget = (sys.argv[2], int(sys.argv[3]))\nporta = int(sys.argv[1])",
    "{port} {peerHost} {peerPort}",
  ],
  [
    "chat_peer.js",
    'require("net"); const [host, port, ph, pp] = process.argv.slice(2)',
    "{host} {port} {peerHost} {peerPort}",
  ],
  [
    "peer.js",
    "require('net'); const [port, host, a, b] = process.argv.slice(2)",
    "{port} {host} {peerPort} {peerHost}",
  ],
  [
    "peer.js",
    "require('net'); const [outroIp, outraPorta, a, b] = process.argv.slice(2)",
    "{peerHost} {peerPort} {host} {port}",
  ],
  [
    "p2p.py",
    'SOCK_DGRAM\np.add_argument("--ip")\np.add_argument("--porta")\np.add_argument("--ip-destino")\np.add_argument("--porta-destino")',
    "--ip {host} --porta {port} --ip-destino {peerHost} --porta-destino {peerPort}",
  ],
  [
    "chat_client.py",
    'p.add_argument("host")\np.add_argument("port", type=int)\np.add_argument("--nome", required=True)',
    "{host} {port} --nome student",
  ],
  [
    "tcp_server.py",
    'socket.socket()\nif sys.argv[1] == "cliente": f()\nelif sys.argv[1] == "servidor": g(int(sys.argv[2]))',
    "servidor {port}",
  ],
  [
    "TCPClient.java",
    'class X { public static void main(String[] args) { if (args[0].equals("c")) new Socket(args[1], Integer.parseInt(args[2])); } }',
    "c {host} {port}",
  ],
  [
    "tcp_server.rs",
    'fn main() { let addr = env::args().nth(1).unwrap_or("127.0.0.1:7878".into()); }',
    "{host}:{port}",
  ],
  [
    "Par.java",
    "class X { public static void main(String[] args) { int minhaPorta = Integer.parseInt(args[0]); " +
    "String ipDestino = args[1]; int portaDestino = Integer.parseInt(args[2]); new DatagramSocket(minhaPorta); } }",
    "{port} {peerHost} {peerPort}",
  ],
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
