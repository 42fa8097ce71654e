import socket
import sys

host, port, peer_host, peer_port = sys.argv[1:]
server = socket.create_server((host, int(port)))
try:
    conn = socket.create_connection((peer_host, int(peer_port)))
except OSError:
    conn, addr = server.accept()
while True:
    line = sys.stdin.readline()
    if not line:
        break
    conn.sendall(line.encode())
    answer = conn.recv(1024)
    if not answer:
        print("the other one left", flush=True)
        break
    print("other:", answer.decode().strip(), flush=True)
