# Two threads: one prints what arrives, the other sends what is typed.
import socket
import sys
import threading


def show(conn):
    for line in conn.makefile(encoding="utf-8", errors="replace"):
        print(line.rstrip("\r\n"), flush=True)


with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as conn:
    threading.Thread(target=show, args=(conn,), daemon=True).start()
    for line in sys.stdin:
        conn.sendall(line.encode())
