# Servidor TCP: devolve cada mensagem em maiúsculas
import socket
import sys

PORTA = int(sys.argv[1])

servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind(("0.0.0.0", PORTA))
servidor.listen(5)
print(f"Servidor TCP escutando na porta {PORTA}...")
try:
    while True:
        conexao, cliente = servidor.accept()
        print("Conectado por", cliente)
        with conexao:
            while True:
                dados = conexao.recv(1024)
                if not dados:
                    break
                conexao.sendall(dados.decode("utf-8").upper().encode("utf-8"))
        print("Conexão encerrada:", cliente)
except KeyboardInterrupt:
    print("\nServidor encerrado.")
finally:
    servidor.close()
