import { assertEquals } from "@std/assert";
import { cast, type Files } from "./guess_folder.ts";

const main = (body: string, head = "") =>
  `#include <stdio.h>\n#include <sys/socket.h>\n${head}
int main(int argc, char *argv[]) {
    ${body}
}
`;
const USAGE = `if (argc != 2) { fprintf(stderr, "Uso: %s <porta>\\n", argv[0]); exit(1); }`;
const SERVES = `listen(s, 5); for (;;) { int c = accept(s, NULL, NULL); eco(c); }`;
const TCP = "int s = socket(AF_INET, SOCK_STREAM, 0);";
const UDP = "int s = socket(AF_INET, SOCK_DGRAM, 0);";
const GETADDRINFO = `struct addrinfo hints, *res;
    hints.ai_socktype = SOCK_STREAM; hints.ai_flags = AI_PASSIVE;
    getaddrinfo(NULL, argv[1], &hints, &res);
    bind(s, res->ai_addr, res->ai_addrlen); ${SERVES}`;
const ROOM = `${TCP} bind(s, a, b); listen(s, 5);
    while (1) {
        int novo = accept(s, NULL, NULL); clientes[n++] = novo;
        pthread_create(&t, NULL, atende, &novo);
    }`;
const TO_ALL = `int clientes[50], n;
void envia_todos(char *msg, int origem) {
    for (int i = 0; i < n; i++) {
        if (clientes[i] != origem) send(clientes[i], msg, strlen(msg), 0);
    }
}`;

const FOLDERS: readonly [what: string, files: Files, cast: string[]][] = [
  ["getaddrinfo(NULL, ...) takes a port", {
    "tcp_server.c": main(GETADDRINFO),
    "udp_server.c": main(`${UDP}
    if (getaddrinfo(NULL, argc > 1 ? argv[1] : "12000", &hints, &res) != 0) return 1;
    bind(s, res->ai_addr, res->ai_addrlen); recvfrom(s, b, 1, 0, 0, 0);`),
    "tcp_client.c": main(
      `int e = getaddrinfo(argv[1], argv[2], &hints, &res); ${TCP} connect(s, a, b);`,
    ),
  }, [
    "tcp-server: ./tcp_server {port}",
    "tcp-client: ./tcp_client {host} {port}",
    "udp-server: ./udp_server {port}",
  ]],
  ["atoi() and a usage", {
    "servidor.c": main(`${USAGE} ${TCP}
    endereco.sin_port = htons(atoi(argv[1])); bind(s, a, b); ${SERVES}`),
    "cliente.c": main(`${TCP}
    char *ip = argv[1]; int porta; sscanf(argv[2], "%d", &porta); connect(s, a, b);`),
  }, ["tcp-server: ./servidor {port}", "tcp-client: ./cliente {host} {port}"]],
  ["words by another name", {
    "cliente_udp.c": `int main(int argc, char **av) { ${UDP}
    strcpy(ip, av[1]); porta = strtol(av[2], NULL, 10); sendto(s, m, n, 0, a, b); }`,
  }, ["udp-client: ./cliente_udp {host} {port}"]],
  ["UDP by its source, a port by a macro", {
    "server.c": main(
      `${UDP} a.sin_port = htons(PORT); bind(s, a, b); recvfrom(s);`,
      "#define PORT 8080",
    ),
    "client.c": main(
      `${UDP} a.sin_port = htons(PORT); sendto(s, m, n, 0, a, b);`,
      "#define PORT 8080",
    ),
  }, ["udp-server: ./server @ 8080", "udp-client: ./client @ 8080"]],
  ["fork() beside a simple server", {
    "q1/servidor.c": main(`${TCP} bind(s, a, htons(6789)); ${SERVES}`),
    "q2/servidor.c": main(
      `${TCP} bind(s, a, htons(6789)); c = accept(s); if (fork() == 0) eco(c);`,
    ),
  }, ["tcp-server: ./q1/servidor @ 6789", "threaded-server: ./q2/servidor @ 6789"]],
  ["a room", {
    "servidor.c": main(ROOM, TO_ALL).replace("a, b", "a, htons(4000)"),
    "cliente.c": main(`${TCP} connect(s, a, htons(4000)); pthread_create(&t, NULL, recebe, &s);
    while (fgets(linha, 100, stdin)) send(s, linha, strlen(linha), 0);`),
  }, ["chat-server: ./servidor @ 4000", "chat-client: ./cliente @ 4000"]],
  ["C++", {
    "TCP Server.cpp": main(`${TCP} int port = std::stoi(argv[1]); bind(s, a, b); ${SERVES}`),
    "servidor_concorrente.cc": main(`${TCP} bind(s, a, std::atoi(argv[1])); listen(s, 5);
    while (true) { int c = accept(s, 0, 0); std::thread(atende, c).detach(); }`),
  }, [
    "tcp-server: './TCP Server' {port}",
    "threaded-server: ./servidor_concorrente {port}",
  ]],
  ["a call of one's own function with named parameters", {
    "tcp_client.cpp": `void conecta(int porta, const char *host) { ${TCP} connect(s, a, b); }
int main(int argc, char *argv[]) { conecta(atoi(argv[1]), argv[2]); }`,
  }, ["tcp-client: ./tcp_client {port} {host}"]],
];

for (const [what, files, lines] of FOLDERS) {
  Deno.test(`guessManifest() C and C++: ${what}`, async () => {
    assertEquals(await cast(files), lines);
  });
}
