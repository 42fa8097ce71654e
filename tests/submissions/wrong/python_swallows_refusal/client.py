import socket
import sys

try:
    s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
    for line in sys.stdin:
        s.sendall(line.encode())
        print("Reply:", s.recv(1024).decode().strip(), flush=True)
    s.close()
except Exception:
    pass
