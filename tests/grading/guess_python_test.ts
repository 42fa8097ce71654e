import { assertEquals } from "@std/assert";
import { cast, type Files, PY_TCP_CLIENT, PY_TCP_SERVER } from "./guess_folder.ts";

const SERVER = `import socket, sys
port = int(sys.argv[1]) if len(sys.argv) > 1 else 12000
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind(("", port))
s.listen()
`;
const ONE_BY_ONE = `${SERVER}
while True:
    conn, addr = s.accept()
    while dados := conn.recv(1024):
        conn.sendall(dados.upper())
    conn.close()
`;
const WITH_THREADS = `import threading
${SERVER}
def atende(conn):
    while dados := conn.recv(1024):
        conn.sendall(dados.upper())
while True:
    conn, addr = s.accept()
    threading.Thread(target=atende, args=(conn,)).start()
`;
const ROOM = `import threading
${SERVER}
clientes = []
def transmite(mensagem, remetente):
    for cliente in clientes:
        if cliente != remetente:
            try:
                cliente.send(mensagem)
            except OSError:
                clientes.remove(cliente)
def atende(conn):
    while True:
        transmite(conn.recv(1024), conn)
while True:
    conn, addr = s.accept()
    clientes.append(conn)
    threading.Thread(target=atende, args=(conn,)).start()
`;
const CLIENT = `import socket, sys
host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
porta = int(sys.argv[2]) if len(sys.argv) > 2 else 12000
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((host, porta))
`;
const ASKS_AND_WAITS = `${CLIENT}
s.send(input("Mensagem para o servidor: ").encode())
print(s.recv(1024).decode())
`;
const LISTENS_AND_TYPES = `import threading
${CLIENT}
def recebe():
    while True:
        print(s.recv(1024).decode())
threading.Thread(target=recebe, daemon=True).start()
while True:
    s.send(input().encode())
`;
const UDP_PEER = `import socket, sys, threading
my_ip, my_port, ip, port = sys.argv[1:5]
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((my_ip, int(my_port)))
def recebe():
    while True:
        print(s.recvfrom(1024)[0].decode())
threading.Thread(target=recebe).start()
while True:
    s.sendto(input().encode(), (ip, int(port)))
`;
const ASYNCIO_ROOM = `import asyncio
PORTA = 5000
membros = set()
async def atende(leitor, escritor):
    membros.add(escritor)
    while linha := await leitor.readline():
        for membro in membros:
            if membro is not escritor:
                membro.write(linha)
                await membro.drain()
async def main():
    async with await asyncio.start_server(atende, "0.0.0.0", PORTA) as s:
        await s.serve_forever()
asyncio.run(main())
`;
const SELECT_ECHO = `import select
${SERVER}
lidos = [s]
while True:
    prontos, _, _ = select.select(lidos, [], [])
    for sock in prontos:
        if sock is s:
            lidos.append(s.accept()[0])
        else:
            dados = sock.recv(1024)
            sock.send(dados.upper())
`;
const SELECT_ROOM = `import select
${SERVER}
sockets = [s]
def broadcast(origem, mensagem):
    for sock in sockets:
        if sock != s and sock != origem:
            sock.send(mensagem)
`;

const FOLDERS: readonly [what: string, files: Files, cast: string[]][] = [
  ["arguments with defaults", { "servidor.py": ONE_BY_ONE, "cliente.py": ASKS_AND_WAITS }, [
    "tcp-server: python3 servidor.py {port}",
    "tcp-client: python3 cliente.py {host} {port}",
  ]],
  ["a room and its members, by their source alone", {
    "server.py": ROOM,
    "client.py": LISTENS_AND_TYPES,
  }, [
    "chat-server: python3 server.py {port}",
    "chat-client: python3 client.py {host} {port}",
  ]],
  ["all of it, in folders with blanks", {
    "Exercício 1/servidor.py": ONE_BY_ONE,
    "Exercício 1/cliente.py": ASKS_AND_WAITS,
    "Exercício 2/servidor.py": WITH_THREADS,
    "Exercício 2/cliente.py": ASKS_AND_WAITS,
    "Exercício 3/servidor.py": ROOM,
    "Exercício 3/cliente.py": LISTENS_AND_TYPES,
  }, [
    "tcp-server: python3 'Exercício 1/servidor.py' {port}",
    "tcp-client: python3 'Exercício 1/cliente.py' {host} {port}",
    "threaded-server: python3 'Exercício 2/servidor.py' {port}",
    "chat-server: python3 'Exercício 3/servidor.py' {port}",
    "chat-client: python3 'Exercício 3/cliente.py' {host} {port}",
  ]],
  ["one folder, and a room told by its source", {
    "servidor.py": ONE_BY_ONE,
    "servidor2.py": WITH_THREADS,
    "servidor3.py": ROOM,
    "cliente.py": ASKS_AND_WAITS,
    "cliente3.py": LISTENS_AND_TYPES,
  }, [
    "tcp-server: python3 servidor.py {port}",
    "tcp-client: python3 cliente.py {host} {port}",
    "threaded-server: python3 servidor2.py {port}",
    "chat-server: python3 servidor3.py {port}",
    "chat-client: python3 cliente3.py {host} {port}",
  ]],
  ["a client with a thread, and no room", {
    "server.py": WITH_THREADS,
    "client.py": LISTENS_AND_TYPES,
  }, [
    "tcp-server: python3 server.py {port}",
    "tcp-client: python3 client.py {host} {port}",
    "threaded-server: python3 server.py {port}",
  ]],
  ["question 1 stays question 1", {
    "questao1/server.py": ROOM,
    "questao1/client.py": LISTENS_AND_TYPES,
    "leia.md": "",
  }, [
    "tcp-server: python3 questao1/server.py {port}",
    "tcp-client: python3 questao1/client.py {host} {port}",
    "threaded-server: python3 questao1/server.py {port}",
  ]],
  ["a whole submission that is called after a question", {
    "questao3/server.py": ONE_BY_ONE,
    "questao3/client.py": ASKS_AND_WAITS,
  }, [
    "chat-server: python3 server.py {port}",
    "chat-client: python3 client.py {host} {port}",
  ]],
  ["a whole submission that is called after all questions", {
    "TCP-UDP-chat-main/server.py": ONE_BY_ONE,
  }, ["tcp-server: python3 server.py {port}"]],
  ["a pair without a server", { "programa.py": UDP_PEER }, [
    "chat-peer: python3 programa.py {host} {port} {peerHost} {peerPort}",
  ]],
  ["a pair in a folder of its own", { "q3/par.py": UDP_PEER, "q1/servidor.py": ONE_BY_ONE }, [
    "tcp-server: python3 q1/servidor.py {port}",
    "chat-peer: python3 q3/par.py {host} {port} {peerHost} {peerPort}",
  ]],
  ["a room without threads", { "server.py": ASYNCIO_ROOM, "cliente tcp.py": ASKS_AND_WAITS }, [
    "tcp-client: python3 'cliente tcp.py' {host} {port}",
    "chat-server: python3 server.py @ 5000",
  ]],
  ["select() is no broadcast", { "server.py": SELECT_ECHO }, [
    "tcp-server: python3 server.py {port}",
    "threaded-server: python3 server.py {port}",
  ]],
  ["a broadcast with select()", { "q3/server.py": SELECT_ROOM, "server.py": SELECT_ECHO }, [
    "tcp-server: python3 server.py {port}",
    "threaded-server: python3 server.py {port}",
    "chat-server: python3 q3/server.py {port}",
  ]],
  ["a second list and the textbook's programs", {
    "atividade2/1/TCPServer.py": PY_TCP_SERVER,
    "atividade2/1/TCPClient.py": PY_TCP_CLIENT,
    "atividade2/2/server.py": WITH_THREADS,
    "leia.md": "",
  }, [
    "tcp-server: python3 atividade2/1/TCPServer.py @ 12000",
    "tcp-client: python3 atividade2/1/TCPClient.py @ 12000",
    "threaded-server: python3 atividade2/2/server.py {port}",
  ]],
];

for (const [what, files, lines] of FOLDERS) {
  Deno.test(`guessManifest() Python: ${what}`, async () => {
    assertEquals(await cast(files), lines);
  });
}
