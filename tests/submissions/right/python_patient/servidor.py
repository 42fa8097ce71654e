import socket
import sys

servidor = socket.create_server(("", int(sys.argv[1])))
while True:
    conexao, _ = servidor.accept()
    with conexao:
        while dados := conexao.recv(4096):
            conexao.sendall(dados.decode().upper().encode())
