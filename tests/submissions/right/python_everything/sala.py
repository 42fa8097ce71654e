# Sala de bate-papo. Cada participante tem uma thread que lê e outra que escreve;
# entre elas uma fila limitada: quem não lê não atrasa ninguém, só enche a fila dele.
import queue
import socket
import sys
import threading

participantes = {}  # conexão -> fila
trava = threading.Lock()


def escrever(conexao, fila):
    try:
        while True:
            conexao.sendall(fila.get())
    except OSError:
        pass


def repassar(texto, autor):
    with trava:
        for conexao, fila in participantes.items():
            if conexao is autor:
                continue
            try:
                fila.put_nowait(texto)
            except queue.Full:
                conexao.shutdown(socket.SHUT_RDWR)  # a thread dele percebe e o tira da lista


def ler(conexao, nome):
    fila = queue.Queue(10000)
    with trava:
        participantes[conexao] = fila
    threading.Thread(target=escrever, args=(conexao, fila), daemon=True).start()
    repassar(f"* {nome} entrou\n".encode(), conexao)
    try:
        for linha in conexao.makefile("rb"):
            repassar(f"[{nome}] ".encode() + linha, conexao)
    except OSError:
        pass
    with trava:
        del participantes[conexao]
    conexao.close()
    repassar(f"* {nome} saiu\n".encode(), None)


servidor = socket.create_server(("", int(sys.argv[1])))
print("Sala aberta na porta", sys.argv[1])
while True:
    conexao, (ip, porta) = servidor.accept()
    threading.Thread(target=ler, args=(conexao, f"{ip}:{porta}"), daemon=True).start()
