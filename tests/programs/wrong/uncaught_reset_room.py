# Bug: recv() of a connection that was reset raises, and nobody catches it; dying takes Python a while.
import select
import socket
import sys

server = socket.create_server((sys.argv[1], int(sys.argv[2])))
guests = []
while True:
    for ready in select.select([server, *guests], [], [])[0]:
        if ready is server:
            guests.append(server.accept()[0])
            continue
        data = ready.recv(1024)
        if not data:
            guests.remove(ready)
            data = b"* somebody left\n"
        for guest in guests:
            if guest is not ready:
                guest.sendall(data)
