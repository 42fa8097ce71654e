import socket
import sys
import threading


def handle(conn):
    try:
        for line in conn.makefile():
            conn.sendall(line.upper().encode())
    except OSError as e:
        print(e, flush=True)
    conn.close()


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", int(sys.argv[1])))
s.listen(100)
while True:
    conn, addr = s.accept()
    threading.Thread(target=handle(conn)).start()
