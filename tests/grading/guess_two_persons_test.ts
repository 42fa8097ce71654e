import { assertEquals, assertMatch } from "@std/assert";
import { cast, type Files, PY_TCP_CLIENT, PY_TCP_SERVER, remarks } from "./guess_folder.ts";

const RECEIVE = `
def receber(s):
    while True:
        print('Outro:', s.recv(1024).decode())
`;
const CLIENT = `import socket, sys, threading
${RECEIVE}
s = socket.socket()
s.connect((sys.argv[1], int(sys.argv[2])))
threading.Thread(target=receber, args=(s,)).start()
while True:
    msg = input()
    s.send(msg.encode())
`;
const SERVER = `import socket, sys, threading
${RECEIVE}
s = socket.socket()
s.bind(('', int(sys.argv[1])))
s.listen(1)
conn, addr = s.accept()
threading.Thread(target=receber, args=(conn,)).start()
while True:
    msg = input()
    conn.send(msg.encode())
`;
const java = (name: string, socket: string) =>
  `import java.io.*; import java.net.*; import java.util.*;
public class ${name} { public static void main(String[] args) throws Exception {
  ${socket}
  Scanner teclado = new Scanner(System.in);
  PrintWriter out = new PrintWriter(s.getOutputStream(), true);
  new Thread(() -> { }).start();
  while (true) { String linha = teclado.nextLine(); out.println(linha); }
} }`;
const JAVA: Files = {
  "Servidor.java": java(
    "Servidor",
    "Socket s = new ServerSocket(Integer.parseInt(args[0])).accept();",
  ),
  "Cliente.java": java("Cliente", "Socket s = new Socket(args[0], Integer.parseInt(args[1]));"),
};

Deno.test("guessManifest() makes one chat-peer of a chat of two persons", async () => {
  for (const [server, client] of [["servidor.py", "cliente.py"], ["chat_server.py", "chat.py"]]) {
    assertEquals(await cast({ [`${server}`]: SERVER, [`${client}`]: CLIENT }), [
      `chat-peer: sh -c 'python3 ${client} {peerHost} {peerPort} || exec python3 ${server} {port}'`,
    ]);
  }
  assertEquals(await cast(JAVA), [
    "chat-peer: sh -c 'java -cp . Cliente {peerHost} {peerPort} || exec java -cp . Servidor {port}'",
  ]);
});

Deno.test("guessManifest() takes what is written of the two, and tells what cannot be", async () => {
  const port = { "servidor.py": SERVER.replace("int(sys.argv[1])", "5050") };
  const client = CLIENT.replace("int(sys.argv[2])", "5050");
  assertEquals(await cast({ ...port, "cliente.py": client }), [
    "chat-peer: sh -c 'python3 cliente.py {peerHost} || exec python3 servidor.py' @ 5050",
  ]);
  const alone = { ...port, "cliente.py": client.replace("sys.argv[1]", "'localhost'") };
  assertEquals(await cast(alone), []);
  assertMatch(await remarks(alone), /cliente\.py has the other's address written into it/);
});

Deno.test("guessManifest() takes nothing else for a chat of two persons", async () => {
  const textbook = { "TCPServer.py": PY_TCP_SERVER, "TCPClient.py": PY_TCP_CLIENT };
  const parts = (lines: string[]) => lines.map((line) => line.split(":")[0]);
  assertEquals(parts(await cast(textbook)), ["tcp-server", "tcp-client"]);
  const asks = PY_TCP_SERVER.replace("serverPort = 12000", "serverPort = int(input('Porta: '))");
  assertEquals(parts(await cast({ ...textbook, "TCPServer.py": asks })), [
    "tcp-server",
    "tcp-client",
  ]);
  assertEquals(parts(await cast({ "servidor.py": SERVER, "cliente.py": CLIENT, ...textbook })), [
    "tcp-server",
    "tcp-client",
    "chat-peer",
  ]);
});
