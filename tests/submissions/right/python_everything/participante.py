import socket
import sys
import threading

s = socket.create_connection((sys.argv[1], int(sys.argv[2])))


def mostrar():
    for linha in s.makefile("r"):
        print(linha, end="", flush=True)
    print("a sala fechou")


threading.Thread(target=mostrar, daemon=True).start()
for linha in sys.stdin:
    s.sendall(linha.encode())
