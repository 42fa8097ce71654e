import socket
import sys
import threading
import time

host, port, peer_host, peer_port = sys.argv[1:]


def show(s):
    for line in s.makefile():
        print("peer:", line.strip(), flush=True)
    print("peer left", flush=True)


while True:
    try:
        s = socket.create_connection((peer_host, int(peer_port)))
        break
    except OSError:
        time.sleep(0.5)
threading.Thread(target=show, args=(s,), daemon=True).start()
for line in sys.stdin:
    s.sendall(line.encode())
