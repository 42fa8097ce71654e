# Uso: python3 cliente_tcp.py <ip> <porta>
import socket
import sys

if len(sys.argv) != 3:
    print("Uso: python3 cliente_tcp.py <ip> <porta>")
    sys.exit(1)

cliente = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    cliente.connect((sys.argv[1], int(sys.argv[2])))
except ConnectionRefusedError:
    print("Não foi possível conectar: o servidor está ligado?")
    sys.exit(1)

while True:
    try:
        mensagem = input("Digite uma mensagem (ou 'sair'): ")
    except EOFError:
        break
    if mensagem == "sair":
        break
    if mensagem == "":
        continue
    cliente.sendall(mensagem.encode())
    resposta = cliente.recv(1024)
    if not resposta:
        print("O servidor fechou a conexão.")
        break
    print("Resposta do servidor:", resposta.decode())
cliente.close()
