import socket, sys, threading, os
s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
def recebe():
    for line in s.makefile('r', encoding='utf-8'):
        print(line.rstrip('\n'), flush=True)
    print('servidor fechou', flush=True)
    os._exit(0)
t = threading.Thread(target=recebe, daemon=True)
t.start()
for line in sys.stdin:
    s.sendall(line.strip().encode())
s.shutdown(socket.SHUT_WR)
t.join(2)
