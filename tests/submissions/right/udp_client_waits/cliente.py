# Espera a resposta para sempre.
import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    try:
        s.sendto(input("> ").encode(), (sys.argv[1], int(sys.argv[2])))
    except EOFError:
        break
    resposta, _ = s.recvfrom(2048)
    print(resposta.decode())
