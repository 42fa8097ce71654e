# Writes wherever targets.txt tells it to, over results and over its own hand-in; then serves.
import os
import socket
import sys

for target in open("targets.txt").read().split("\n") + ["/", "/submission", "/tmp/.."]:
    for name in ["odd-word", "mark.json", "results.json", "marks.jsonl", "server.py"]:
        try:
            path = os.path.join(target, name)
            open(path, "w").write("vandal")
            print("wrote", path, flush=True)
        except OSError:
            pass
print("tried", flush=True)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())
