import socket
import sys
import threading

clients = []
lock = threading.Lock()


def broadcast(sender, text):
    with lock:
        for c in list(clients):
            if c is not sender:
                try:
                    c.sendall(text.encode())
                except OSError:
                    pass


def handle(conn):
    try:
        for line in conn.makefile():
            broadcast(conn, line)
    except OSError:
        pass
    with lock:
        clients.remove(conn)
    broadcast(conn, "* left the room\n")
    conn.close()


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", int(sys.argv[1])))
s.listen(100)
while True:
    conn, addr = s.accept()
    with lock:
        clients.append(conn)
    threading.Thread(target=handle, args=(conn,), daemon=True).start()
