import socket
import sys

PORTA = int(sys.argv[1])

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("0.0.0.0", PORTA))
print(f"Servidor UDP na porta {PORTA}...")
while True:
    dados, endereco = servidor.recvfrom(1024)
    mensagem = dados.decode()
    print(f"{endereco} disse: {mensagem}")
    servidor.sendto(mensagem.upper().encode(), endereco)
