import socket
import sys
import threading


def serve(conn):
    with conn:
        for line in conn.makefile("r"):
            word = line.split()[0]
            conn.sendall((word.upper() + "\n").encode())


server = socket.create_server(("", int(sys.argv[1])))
while True:
    conn, _ = server.accept()
    threading.Thread(target=serve, args=(conn,), daemon=True).start()
