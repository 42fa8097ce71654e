# Tenta sete vezes, uma por segundo, e desiste. Depois do Ctrl-D só sai quando o servidor fechar.
import socket
import sys
import threading
import time

for tentativa in range(1, 8):
    try:
        conexao = socket.create_connection((sys.argv[1], int(sys.argv[2])))
        break
    except OSError as erro:
        print(f"[{tentativa}/7] servidor indisponível ({erro})")
        time.sleep(1)
else:
    print("Não foi possível conectar.")
    sys.exit(1)


def mostra():
    while dados := conexao.recv(4096):
        print(dados.decode(), end="")


leitor = threading.Thread(target=mostra)
leitor.start()
for linha in sys.stdin:
    conexao.sendall(linha.encode())
leitor.join()
