# Sends for ever once it is connected, and reads whatever comes; asks its user for nothing.
import socket
import sys
import threading

server = socket.create_connection((sys.argv[1], int(sys.argv[2])))


def read():
    while data := server.recv(65536):
        print(data.decode(), end="")


threading.Thread(target=read).start()
while True:
    server.sendall(b"a line that nobody typed\n" * 1000)
