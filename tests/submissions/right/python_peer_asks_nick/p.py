import socket, sys, threading, time
nick = input("Seu nick: ")
def servidor(ip, porta):
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind((ip, porta)); s.listen(5)
    while True:
        c, a = s.accept()
        threading.Thread(target=recebe, args=(c, a), daemon=True).start()
def recebe(c, a):
    buf = b""
    while True:
        d = c.recv(1024)
        if not d: print(f"[{a[0]} saiu]"); break
        buf += d
        *ls, buf = buf.split(b"\n")
        for l in ls: print(f"[{a[0]}] {l.decode()}")
threading.Thread(target=servidor, args=(sys.argv[1], int(sys.argv[2])), daemon=True).start()
while True:
    c = socket.socket()
    try: c.connect((sys.argv[3], int(sys.argv[4]))); break
    except ConnectionRefusedError: c.close(); time.sleep(0.3)
print("Conectado! Pode digitar.")
for l in sys.stdin:
    c.sendall(f"{nick}: {l}".encode())
c.close()
