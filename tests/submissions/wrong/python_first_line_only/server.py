import socket
import sys
import threading


def handle(conn):
    line = conn.makefile().readline()
    conn.sendall(line.upper().encode())
    clients.append(conn)


clients = []
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", int(sys.argv[1])))
s.listen(100)
while True:
    conn, addr = s.accept()
    threading.Thread(target=handle, args=(conn,)).start()
