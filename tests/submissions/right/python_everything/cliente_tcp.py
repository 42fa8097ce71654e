import socket
import sys

s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
respostas = s.makefile("r")
for linha in sys.stdin:
    s.sendall(linha.encode())
    print("servidor>", respostas.readline().strip())
s.close()
