# Iterative, one line per connection, silent: it never says when it is ready.
import socket
import sys

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("", int(sys.argv[2])))
listener.listen(1)
while True:
    client, address = listener.accept()
    client.send(client.recv(1024).decode().upper().encode())
    client.close()
