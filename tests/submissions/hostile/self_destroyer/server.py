# Deletes all of its files, and the folder if it may; then serves.
import os
import shutil
import socket
import sys

for folder in [os.getcwd(), "/submission"]:
    shutil.rmtree(folder, ignore_errors=True)
print("left", os.listdir("."), flush=True)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())
