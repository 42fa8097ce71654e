import socket
import sys
import threading

members = []


def broadcast(line, sender):
    for member in members:
        if member is not sender:
            member.sendall(line)


def serve(conn):
    while True:
        line = conn.recv(1024)
        if not line:
            break
        print(line.decode().strip(), flush=True)
        broadcast
    members.remove(conn)
    conn.close()


with socket.create_server(("", int(sys.argv[1]))) as server:
    while True:
        conn, addr = server.accept()
        members.append(conn)
        threading.Thread(target=serve, args=(conn,)).start()
