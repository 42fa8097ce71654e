# Two threads: one reads the keyboard, one the connection. HOST PORT --peer HOST:PORT
import socket
import sys
import threading

host, port, peer = sys.argv[1], int(sys.argv[2]), sys.argv[4].rsplit(":", 1)
current = None


def chat(conn):
    global current
    current = conn
    for line in conn.makefile(encoding="utf-8"):
        print("peer says:", line.rstrip("\n"), flush=True)
    print("(gone)", flush=True)
    current = None


def wait():
    with socket.create_server((host, port)) as listener:
        while True:
            chat(listener.accept()[0])


threading.Thread(target=wait, daemon=True).start()
try:
    conn = socket.create_connection((peer[0], int(peer[1])), source_address=(host, 0))
    threading.Thread(target=chat, args=(conn,), daemon=True).start()
except ConnectionRefusedError:
    pass
for line in sys.stdin:
    if current:
        current.sendall(line.encode())
