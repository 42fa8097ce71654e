import { assert, assertEquals } from "@std/assert";
import { cast, type Files, remarks } from "./guess_folder.ts";

// Programs in the manner of those that students find in books and tutorials and hand in.

const BEEJ_ROOM = `#define PORT "9034"
int main(void) {
  getaddrinfo(NULL, PORT, &hints, &ai); s = socket(AF_INET, SOCK_STREAM, 0); bind(s, a, b);
  listen(s, 10);
  for (;;) { select(fdmax + 1, &read_fds, NULL, NULL, NULL);
    for (i = 0; i <= fdmax; i++) if (FD_ISSET(i, &read_fds)) {
      if (i == listener) newfd = accept(listener, a, b);
      else if ((n = recv(i, buf, sizeof buf, 0)) > 0) {
        for (j = 0; j <= fdmax; j++) {
          if (FD_ISSET(j, &master) && j != listener && j != i) send(j, buf, n, 0);
        } } } } }`;
const POLL_ROOM = `int main(int argc, char *argv[]) {
  int s = socket(AF_INET, SOCK_STREAM, 0); a.sin_port = htons(atoi(argv[1])); bind(s, a, b); listen(s, 5);
  while (poll(fds, n, -1)) { m = recv(fds[i].fd, buf, 10, 0);
    for (int j = 0; j < n; j++) { int para = fds[j].fd;
      if (para != s && para != de) if (send(para, buf, m, 0) < 0) perror("send"); } } }`;
const SELECT_ECHO = `int main(int argc, char *argv[]) { s = socket(AF_INET, SOCK_STREAM, 0);
  bind(s, a, htons(8888)); listen(s, 3); while (1) { select(max + 1, &fds, NULL, NULL, NULL);
    for (i = 0; i < max_clients; i++) { sd = client_socket[i];
      if (FD_ISSET(sd, &fds)) { if ((n = read(sd, buffer, 1024)) == 0) close(sd);
        else send(sd, buffer, strlen(buffer), 0); } } } }`;
const QUEUES_ECHO = `import select, socket, queue
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(('localhost', 10000)); server.listen(5)
while inputs:
    readable, writable, exceptional = select.select(inputs, outputs, inputs)
    for s in readable:
        if s is server:
            connection, client_address = s.accept()
        else:
            data = s.recv(1024)
            message_queues[s].put(data)
    for s in writable:
        s.send(message_queues[s].get_nowait())
`;
const LIST_ROOM = `import socket, select, sys
from _thread import *
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
IP_address = str(sys.argv[1])
Port = int(sys.argv[2])
server.bind((IP_address, Port))
server.listen(100)
def broadcast(message, connection):
    for clients in list_of_clients:
        if clients != connection:
            clients.send(message)
while True:
    conn, addr = server.accept()
    start_new_thread(clientthread, (conn, addr))
`;
const LIST_CLIENT = `import socket, select, sys
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
if len(sys.argv) != 3:
    print("Correct usage: script, IP address, port number")
    exit()
IP_address = str(sys.argv[1])
Port = int(sys.argv[2])
server.connect((IP_address, Port))
while True:
    read_sockets, write_socket, error_socket = select.select([sys.stdin, server], [], [])
`;
const MESSAGE_FIRST = `public class TCPClient { public static void main(String args[]) {
  int serverPort = 7896;
  Socket s = new Socket(args[1], serverPort);
  DataOutputStream out = new DataOutputStream(s.getOutputStream());
  out.writeUTF(args[0]); } }`;
const MESSAGE_FIRST_UDP = `public class UDPClient { public static void main(String args[]) {
  DatagramSocket s = new DatagramSocket();
  byte[] m = args[0].getBytes();
  InetAddress aHost = InetAddress.getByName(args[1]);
  int serverPort = 6789;
  s.send(new DatagramPacket(m, m.length, aHost, serverPort)); } }`;
const SOCKETSERVER = `import socketserver
class H(socketserver.BaseRequestHandler):
    def handle(self): self.request.sendall(self.request.recv(1024).upper())
if __name__ == "__main__":
    HOST, PORT = "localhost", 9999
    with socketserver.ThreadingTCPServer((HOST, PORT), H) as server: server.serve_forever()
`;

const FOLDERS: readonly [what: string, files: Files, cast: string[]][] = [
  ["a room that goes through all descriptors", { "selectserver.c": BEEJ_ROOM }, [
    "chat-server: ./selectserver @ 9034",
  ]],
  ["a room with poll()", { "server.c": POLL_ROOM }, ["chat-server: ./server {port}"]],
  ["an echo with select() in C", { "server.c": SELECT_ECHO }, [
    "tcp-server: ./server @ 8888",
    "threaded-server: ./server @ 8888",
  ]],
  ["an echo with queues", { "server.py": QUEUES_ECHO }, [
    "tcp-server: python3 server.py @ 10000",
    "threaded-server: python3 server.py @ 10000",
  ]],
  ["a list of clients", { "server.py": LIST_ROOM, "client.py": LIST_CLIENT }, [
    "chat-server: python3 server.py {host} {port}",
    "chat-client: python3 client.py {host} {port}",
  ]],
  ["a message before the host", {
    "TCPClient.java": MESSAGE_FIRST,
    "UDPClient.java": MESSAGE_FIRST_UDP,
  }, [
    `tcp-client: sh -c 'read -r line && exec java -cp . TCPClient "$line" {host}' @ 7896`,
    `udp-client: sh -c 'read -r line && exec java -cp . UDPClient "$line" {host}' @ 6789`,
  ]],
  ["all words joined", {
    "udp_client.py":
      'HOST, PORT = "localhost", 9999\ndata = " ".join(sys.argv[1:])\nsocket.SOCK_DGRAM',
    "tcp_client.py":
      "host, porta, msg = sys.argv[1], int(sys.argv[2]), ' '.join(sys.argv[3:])\nsocket.socket()",
  }, [
    `tcp-client: sh -c 'read -r line && exec python3 tcp_client.py {host} {port} "$line"'`,
    `udp-client: sh -c 'read -r line && exec python3 udp_client.py "$line"' @ 9999`,
  ]],
  ["a message in C", {
    "udp_client.c": `#define SERVERPORT "4950"
      int main(int argc, char *argv[]) { getaddrinfo(argv[1], SERVERPORT, &hints, &res);
      socket(AF_INET, SOCK_DGRAM, 0); sendto(s, argv[2], strlen(argv[2]), 0, a, l); }`,
  }, [`udp-client: sh -c 'read -r line && exec ./udp_client {host} "$line"' @ 4950`]],
  ["a message that is typed as well", {
    "tcp_client.py": "host, port, msg = sys.argv[1:4]\nsocket.socket()\ns.send(input())",
  }, ["tcp-client: python3 tcp_client.py {host} {port}"]],
  ["socketserver", { "server.py": SOCKETSERVER }, [
    "tcp-server: python3 server.py @ 9999",
    "threaded-server: python3 server.py @ 9999",
  ]],
  ["from sys import argv", {
    "chat.py":
      "import socket\nfrom sys import argv\nscript, myPort, targetIP, targetPort = argv\nSOCK_DGRAM",
  }, ["chat-peer: python3 chat.py {port} {peerHost} {peerPort}"]],
  ["addresses in pairs", {
    "dois.py": `import threading
eu = ("0.0.0.0", int(sys.argv[1]))
outro = (sys.argv[2], int(sys.argv[3]))
s = socket(AF_INET, SOCK_DGRAM); s.bind(eu)
threading.Thread(target=ouve).start()
while True: s.sendto(input().encode(), outro)`,
  }, ["chat-peer: python3 dois.py {port} {peerHost} {peerPort}"]],
];

for (const [what, files, lines] of FOLDERS) {
  Deno.test(`guessManifest() books: ${what}`, async () => {
    assertEquals(await cast(files), lines);
  });
}

Deno.test("guessManifest() says where a program calls a machine that is written in it", async () => {
  const java = 'class ClienteTCP { void main(String[] a) { new Socket("10.74.241.66", 1234); } }';
  assert((await remarks({ "ClienteTCP.java": java })).includes("10.74.241.66, which is written"));
  for (const host of ["localhost", "127.0.0.1", "0.0.0.0"]) {
    const near = java.replace("10.74.241.66", host);
    assert(!(await remarks({ "ClienteTCP.java": near })).includes("written in it, whatever"));
  }
});

Deno.test("guessManifest() says that a program is Python 2", async () => {
  const code = 'from socket import *\ns = socket(AF_INET, SOCK_STREAM)\ns.connect(("", 1))\n';
  assert((await remarks({ "client.py": `${code}print "ok"\n` })).includes("Python 2"));
  assert(!(await remarks({ "client.py": `${code}print ("ok")\n` })).includes("Python 2"));
});
