# Sends for ever to whoever calls.
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    try:
        while True:
            connection.sendall(b"A line that nobody asked for.\n" * 1000)
    except OSError:
        connection.close()
