import socket
import sys

servidor = (sys.argv[1], int(sys.argv[2]))
cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.settimeout(2)

while True:
    try:
        mensagem = input("Mensagem: ")
    except EOFError:
        break
    cliente.sendto(mensagem.encode(), servidor)
    try:
        dados, _ = cliente.recvfrom(1024)
        print("Resposta:", dados.decode())
    except socket.timeout:
        print("Sem resposta do servidor (timeout)")
cliente.close()
