import socket, sys, threading
meu_ip, minha_porta, ip, porta = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
try:
    s = socket.create_connection((ip, porta), timeout=3, source_address=(meu_ip, 0)); s.settimeout(None)
    print("conectado")
except OSError:
    print("O outro ainda nao esta la, aguardando...")
    l = socket.socket(); l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); l.bind((meu_ip, minha_porta)); l.listen(1)
    s, a = l.accept(); print("conectado com", a)
def rx():
    for linha in s.makefile("r"): print("ele:", linha.strip())
    print("o outro saiu")
threading.Thread(target=rx, daemon=True).start()
try:
    while True:
        m = input("você: "); s.sendall((m + "\n").encode())
except EOFError: pass
s.close()
