# Bug: one line from the keyboard, then one from the connection, and so on in turns. HOST PORT --peer HOST:PORT
import socket
import sys

host, port, peer = sys.argv[1], int(sys.argv[2]), sys.argv[4].rsplit(":", 1)
listener = socket.create_server((host, port))
try:
    conn = socket.create_connection((peer[0], int(peer[1])), source_address=(host, 0))
except OSError:
    conn = listener.accept()[0]
for line in sys.stdin:
    conn.sendall(line.encode())
    answer = conn.recv(1024)
    if not answer:
        print("(gone)", flush=True)
        break
    print("peer says:", answer.decode().rstrip("\n"), flush=True)
