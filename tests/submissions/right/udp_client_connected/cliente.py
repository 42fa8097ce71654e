# O connect() num socket UDP não manda nada, mas o sistema passa a avisar quando a porta está fechada.
import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect((sys.argv[1], int(sys.argv[2])))
for linha in sys.stdin:
    try:
        s.send(linha.strip().encode())
        print("resposta:", s.recv(2048).decode(), flush=True)
    except ConnectionRefusedError:
        print("ninguém nessa porta, tente de novo", flush=True)
