import { assert, assertEquals } from "@std/assert";
import { askedIn } from "../../grading/guess/asked.ts";
import { cast, guess, remarks } from "./guess_folder.ts";

const none = { permissions: "none" } as const;

const PYTHON = `import socket
host = input("Digite o IP do servidor: ")
porta = int(input("Digite a porta: "))
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((host, porta))
s.sendall(input("Frase: ").encode())
`;
const C = `int main() {
  char ip[64], linha[512]; int porta;
  printf("IP do servidor: "); scanf("%63s", ip);
  printf("Porta: "); scanf("%d", &porta); getchar();
  int s = socket(AF_INET, SOCK_STREAM, 0);
  connect(s, a, n);
  printf("Frase: "); fgets(linha, sizeof linha, stdin);
}`;
const C_LINES = `int main() {
  char host[64], porta[16], linha[512];
  printf("Servidor: "); fgets(host, sizeof host, stdin);
  puts("Qual?"); fgets(porta, sizeof porta, stdin);
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  fgets(linha, sizeof linha, stdin); sendto(s, linha);
}`;
const JAVA = `public class ClienteTCP { public static void main(String[] args) {
  Scanner teclado = new Scanner(System.in);
  System.out.print("Porta: ");
  int porta = Integer.parseInt(teclado.nextLine());
  System.out.print("Endereço do servidor: ");
  String ip = teclado.nextLine();
  Socket socket = new Socket(ip, porta);
  String frase = teclado.nextLine();
} }`;

const CLEAR: readonly [what: string, code: string, order: string][] = [
  ["input()", PYTHON, "host port"],
  ["scanf()", C, "host port"],
  ["fgets()", C_LINES, "host port"],
  ["Scanner", JAVA, "port host"],
  ["a port only", 'porta = int(input("Porta: "))\nmsg = input("> ")', "port"],
  ["names only", "host = input()\nport = int(input())\nx = input()", "host port"],
  [
    "a default",
    'ip = input("IP: ") or "localhost"\nporta = int(input("Porta: ") or 5000)',
    "host port",
  ],
  [
    "C++",
    'std::cout << "Host: "; std::cin >> h; std::cout << "Porta: "; std::cin >> p;',
    "host port",
  ],
  [
    "getline()",
    "std::getline(std::cin, host); std::cin >> porta; std::getline(std::cin, linha);",
    "host port",
  ],
  [
    "Go",
    'fmt.Print("Host: ")\nfmt.Scanln(&host)\nfmt.Print("Porta: ")\nfmt.Scanln(&p)',
    "host port",
  ],
  ["two at once", 'ip, porta = input("IP: "), int(input("Porta: "))', "host port"],
  ["a loop", 'while True:\ntry:\nporta = int(input("Porta: "))\nbreak\nexcept: pass', "port"],
];

const UNCLEAR: readonly [what: string, code: string][] = [
  ["something else first", `nick = input("Apelido: ")\n${PYTHON}`],
  ["a menu", `opcao = input("1 ou 2: ")\n${PYTHON}`],
  ["sys.stdin before", `x = sys.stdin.readline()\n${PYTHON}`],
  ["both in one line", 'host, porta = input("IP e porta: ").split()\nmsg = input()'],
  ["both in one line without a prompt", "host, porta = input().split()\nmsg = input()"],
  ["both in one scanf()", 'printf("IP e porta: "); scanf("%s %d", ip, &porta);'],
  ["both in one cin", 'std::cout << "Host: "; std::cin >> host >> porta;'],
  ["a function that returns it", 'def f():\nreturn int(input("Porta: "))\nhost = input("Host: ")'],
  ["one in each function", 'def f():\nip = input("IP: ")\ndef g():\nporta = input("Porta: ")'],
  [
    "one in each method",
    'void f() { printf("IP: "); scanf("%s", ip); } int main() { printf("Porta: "); scanf("%d", &porta); }',
  ],
  ["a message under an address", 'print("IP: 1.2.3.4")\nmensagem = input()'],
  ["a message's variable", 'print("Porta:")\nmensagem = input("Digite: ")'],
  ["twice", `${PYTHON}\nporta = int(input("Porta: "))`],
  [
    "one of two branches",
    'if a == 1:\nhost = input("Host: ")\nelse:\nporta = int(input("Porta: "))',
  ],
];

Deno.test("askedIn() tells in which order host and port are read, where it is clear", none, () => {
  for (const [what, code, order] of CLEAR) {
    assertEquals(askedIn(code).order?.join(" "), order, what);
  }
  for (const [what, code] of UNCLEAR) assertEquals(askedIn(code).order, undefined, what);
  assertEquals(askedIn('frase = input("Frase: ")').order, undefined);
});

const FED = "exec 2>/dev/null; echo {host}; echo {port}; exec cat";

Deno.test("guessManifest() has what is asked for typed by a shell, and says so", async () => {
  const { manifest, guessed } = await guess({ "tcp_client.py": PYTHON });
  assertEquals(manifest, {
    build: [],
    programs: { "tcp-client": ["bash", "-c", `exec python3 tcp_client.py < <(${FED})`] },
    ports: {},
  });
  const said = guessed.map(({ en }) => en).join("\n");
  assert(
    said.includes('to be typed ("Digite o IP do servidor:"): a shell types that before'),
    said,
  );
  assert(!said.includes("nobody types") && !said.includes("no port was found"), said);
  assertEquals(
    await cast({ "um cliente/tcp client.c": C, "leia.md": "" }),
    [`tcp-client: bash -c 'exec '\\''./um cliente/tcp client'\\'' < <(${FED})'`],
  );
  assertEquals(
    (await guess({ "ClienteTCP.java": JAVA })).manifest.programs["tcp-client"],
    [
      "bash",
      "-c",
      "exec java -cp . ClienteTCP < <(exec 2>/dev/null; echo {port}; echo {host}; exec cat)",
    ],
  );
  const server = 'porta = int(input("Porta: "))\ns = socket.socket()\ns.bind(("", porta))';
  assertEquals(await cast({ "tcp_server.py": server }), [
    "tcp-server: bash -c 'exec python3 tcp_server.py < <(exec 2>/dev/null; echo {port}; exec cat)'",
  ]);
});

Deno.test("guessManifest() keeps a port that is written in a program that asks for the host", async () => {
  const code = 'ip = input("IP: ")\ns = socket.socket()\ns.connect((ip, 5000))';
  assertEquals(await cast({ "tcp_client.py": code }), [
    "tcp-client: bash -c 'exec python3 tcp_client.py < <(exec 2>/dev/null; echo {host}; exec cat)' @ 5000",
  ]);
});

Deno.test("guessManifest() has nothing typed where that is not sure to be taken as meant", async () => {
  // Node's readline drops lines that come at once, Deno's prompt() asks at a terminal only.
  const files = {
    "tcp_client.js": 'require("net"); rl.question("Host: ", (host) => f(host))',
    "udp_client.ts": 'Deno.listenDatagram({}); const host = prompt("Host:")',
    "peer.py": `SOCK_DGRAM\nporta = int(input("Porta: "))`,
    "tcp_server.py": `s = socket.socket()\nx = sys.argv[1]\nporta = int(input("Porta: "))`,
  };
  for (const [name, code] of Object.entries(files)) {
    const line = (await cast({ [name]: code })).join();
    assert(line.includes(name) && !line.includes("bash"), line);
  }
  assert(
    (await remarks({ "tcp_client.js": files["tcp_client.js"] })).includes("nobody types that"),
  );
  assert((await remarks({ "tcp_client.py": UNCLEAR[0]?.[1] ?? "" })).includes("nobody types that"));
});
