# Pergunta o apelido antes de conectar.
import socket
import sys
import threading

apelido = input("Apelido: ")
s = socket.socket()
s.connect((sys.argv[1], int(sys.argv[2])))
s.sendall((apelido + "\n").encode())


def receber():
    resto = b""
    while dados := s.recv(4096):
        *linhas, resto = (resto + dados).split(b"\n")
        for linha in linhas:
            print("\r" + linha.decode() + "\n> ", end="", flush=True)


threading.Thread(target=receber, daemon=True).start()
while True:
    try:
        texto = input("> ")
    except EOFError:
        break
    if texto == "/sair":
        break
    s.sendall((texto + "\n").encode())
s.close()
