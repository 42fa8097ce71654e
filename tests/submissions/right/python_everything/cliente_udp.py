import socket
import sys
import threading

# uma thread só para receber: quem digita nunca espera pela resposta
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 0))


def receber():
    while True:
        dados, de = s.recvfrom(2048)
        print(f"{de[0]}:{de[1]} respondeu {dados.decode()}", flush=True)


threading.Thread(target=receber, daemon=True).start()
for linha in sys.stdin:
    s.sendto(linha.strip().encode(), (sys.argv[1], int(sys.argv[2])))
