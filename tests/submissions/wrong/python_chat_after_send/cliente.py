import socket
import sys

sala = socket.create_connection((sys.argv[1], int(sys.argv[2])))
print("Na sala. Escreva!")
for linha in sys.stdin:
    sala.sendall(linha.encode())
    print(sala.recv(4096).decode(), end="", flush=True)
