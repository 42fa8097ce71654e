import socket, sys, threading, os
port, ph, pp, host = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
l = socket.socket()
l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
l.bind((host, port))
l.listen(1)
def conecta():
    try:
        return socket.create_connection((ph, pp), timeout=2)
    except OSError:
        pass
    print('esperando', flush=True)
    c, _ = l.accept()
    return c
c = conecta()
c.settimeout(None)
print('conectado', flush=True)
def recebe():
    while True:
        print('outro:', c.recv(1024).decode().strip(), flush=True)
    print('o outro saiu', flush=True)
    os._exit(0)
t = threading.Thread(target=recebe, daemon=True)
t.start()
for line in sys.stdin:
    c.sendall(line.encode())
c.shutdown(socket.SHUT_WR)
t.join(2)
