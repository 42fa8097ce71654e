import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("", int(sys.argv[1])))
server.listen(1)
while True:
    conn, addr = server.accept()
    data = conn.recv(1024)
    conn.send(data.upper())
    conn.close()
