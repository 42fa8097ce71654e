# Calls two addresses outside, tells what came of it and how soon; then serves.
import socket
import sys
import time

for host in ["10.255.255.1", "1.1.1.1"]:
    begun = time.monotonic()
    try:
        socket.create_connection((host, 80), timeout=5)
        print(host, "answers", flush=True)
    except OSError as error:
        at_once = time.monotonic() - begun < 1
        print(host, "failed", "at once" if at_once else "late", error, flush=True)
try:
    print(socket.gethostbyname("example.com"), "answers", flush=True)
except OSError as error:
    print("name failed", error, flush=True)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())
