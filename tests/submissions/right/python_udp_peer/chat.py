import socket, sys, threading
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((sys.argv[1], int(sys.argv[2])))
dest = (sys.argv[3], int(sys.argv[4]))
def receber():
    while True:
        try:
            d, a = s.recvfrom(1024)
            print(f"\n{a[0]}: {d.decode()}")
        except ConnectionRefusedError: pass
threading.Thread(target=receber, daemon=True).start()
while True:
    try: m = input("> ")
    except EOFError: break
    s.sendto(m.encode(), dest)
