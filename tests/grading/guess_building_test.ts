import { assertEquals } from "@std/assert";
import { guess, PY_TCP_SERVER } from "./guess_folder.ts";

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

Deno.test("guessManifest() takes a file whose name looks like a flag for a file", async () => {
  const { programs } = (await guess({ "-server.py": PY_TCP_SERVER })).manifest;
  assertEquals(programs, { "tcp-server": ["python3", "./-server.py"] });
});
