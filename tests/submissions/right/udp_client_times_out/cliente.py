# Uma frase; espera dois segundos, avisa e termina com erro.
import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(2.0)
s.sendto(input("Frase: ").encode(), (sys.argv[1], int(sys.argv[2])))
try:
    resposta, _ = s.recvfrom(2048)
except TimeoutError:
    print("tempo esgotado", file=sys.stderr)
    sys.exit(1)
print("Do servidor:", resposta.decode())
