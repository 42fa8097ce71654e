import socket
import sys
import threading


def atender(conexao, endereco):
    print("chegou", endereco)
    try:
        with conexao, conexao.makefile("rb") as entrada:
            for linha in entrada:
                conexao.sendall(linha.upper())
    except OSError as erro:
        print("caiu", endereco, erro)
    print("saiu", endereco)


servidor = socket.create_server(("", int(sys.argv[1])))
while True:
    conexao, endereco = servidor.accept()
    threading.Thread(target=atender, args=(conexao, endereco), daemon=True).start()
