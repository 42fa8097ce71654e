# Bate-papo entre dois IPs, sem servidor: python3 dupla.py MEU_IP MINHA_PORTA IP_DO_OUTRO PORTA_DO_OUTRO
# Tenta ligar; se o outro ainda não está lá, espera que ele ligue.
import socket
import sys
import threading

meu = (sys.argv[1], int(sys.argv[2]))
outro = (sys.argv[3], int(sys.argv[4]))

escuta = socket.create_server(meu)
try:
    conexao = socket.create_connection(outro)
    print("liguei para", outro)
except ConnectionRefusedError:
    print("ninguém lá ainda, esperando...", flush=True)
    conexao, endereco = escuta.accept()
    print("ligação de", endereco)


def ouvir():
    for linha in conexao.makefile("r"):
        print("<outro>", linha, end="", flush=True)
    print("O outro saiu.", flush=True)


threading.Thread(target=ouvir, daemon=True).start()
for linha in sys.stdin:
    conexao.sendall(linha.encode())
