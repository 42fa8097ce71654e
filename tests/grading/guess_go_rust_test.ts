import { assertEquals } from "@std/assert";
import { cast, type Files, guess } from "./guess_folder.ts";

const GO_SERVER = `package main
import ("net"; "os")
func main() {
	porta := os.Args[1]
	l, _ := net.Listen("tcp", ":"+porta)
	for { c, _ := l.Accept(); eco(c) }
}`;
const GO_CLIENT = `package main
import ("net"; "os")
func main() {
	host, porta := os.Args[1], os.Args[2]
	c, _ := net.Dial("tcp", net.JoinHostPort(host, porta))
}`;
const GO_ROOM = `package main
import "net"
var clientes = make(map[net.Conn]bool)
func transmitir(mensagem string) {
	for cliente := range clientes {
		cliente.Write([]byte(mensagem))
	}
}
func main() {
	l, _ := net.Listen("tcp", ":5000")
	for { c, _ := l.Accept(); go atende(c) }
}`;
const RUST_SERVER = `use std::net::TcpListener;
fn main() {
    let porta: u16 = std::env::args().nth(1).and_then(|p| p.parse().ok()).unwrap_or(7000);
    for c in TcpListener::bind(("0.0.0.0", porta)).unwrap().incoming() {}
}`;
const RUST_CLIENT = `fn main() {
    let args: Vec<String> = std::env::args().collect();
    let s = std::net::TcpStream::connect(format!("{}:{}", args[1], args[2])).unwrap();
}`;

const FOLDERS: readonly [what: string, files: Files, cast: string[]][] = [
  ["Go, programs in folders", {
    "go.mod": "module redes\n",
    "servidor/main.go": GO_SERVER,
    "cliente/main.go": GO_CLIENT,
  }, [
    "tcp-server: ./servidor/main {port}",
    "tcp-client: ./cliente/main {host} {port}",
  ]],
  ["Go, programs in one folder", {
    "server.go": GO_SERVER,
    "client.go": GO_CLIENT,
    "chat/main.go": GO_ROOM,
  }, [
    "tcp-server: ./server {port}",
    "tcp-client: ./client {host} {port}",
    "chat-server: ./chat/main @ 5000",
  ]],
  ["Go, an address in one word", {
    "client.go": 'package main\nfunc main() { net.Dial("tcp", os.Args[1]) }',
    "server.go": 'package main\nfunc main() { net.Listen("tcp", os.Args[1]) }',
  }, [
    "tcp-server: ./server {host}:{port}",
    "tcp-client: ./client {host}:{port}",
  ]],
  ["Go, an address in a flag", {
    "main.go": GO_ROOM.replace('":5000"', "*addr")
      .replace("func main() {", 'func main() {\n\taddr := flag.String("addr", ":8000", "porta")'),
  }, ["chat-server: ./main -addr {host}:{port}"]],
  ["Rust without Cargo", { "tcp_server.rs": RUST_SERVER, "tcp_client.rs": RUST_CLIENT }, [
    "tcp-server: ./tcp_server {port}",
    "tcp-client: ./tcp_client {host} {port}",
  ]],
  ["Cargo with several programs", {
    "Cargo.toml": '[package]\nname = "redes"\n',
    "src/bin/servidor.rs": RUST_SERVER,
    "src/bin/cliente.rs": RUST_CLIENT,
    "src/main.rs": 'fn main() { println!("cargo run --bin servidor"); }',
  }, [
    "tcp-server: ./target/release/servidor {port}",
    "tcp-client: ./target/release/cliente {host} {port}",
  ]],
];

for (const [what, files, lines] of FOLDERS) {
  Deno.test(`guessManifest() Go and Rust: ${what}`, async () => {
    assertEquals(await cast(files), lines);
  });
}

Deno.test("guessManifest() builds Go where its module is", async () => {
  const module = { "redes/go.mod": "module redes\n", "redes/cmd/servidor/main.go": GO_SERVER };
  assertEquals((await guess({ ...module, "leia.md": "" })).manifest.build, [
    ["go", "build", "-C", "redes", "-o", "cmd/servidor/main", "cmd/servidor/main.go"],
  ]);
});
