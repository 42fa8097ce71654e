import socket
import sys
from concurrent.futures import ThreadPoolExecutor


def handle(conn):
    try:
        with conn:
            for line in conn.makefile():
                conn.sendall(line.upper().encode())
    except OSError as e:
        print("lost a client:", e, flush=True)


pool = ThreadPoolExecutor(max_workers=2)
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", int(sys.argv[1])))
s.listen(100)
while True:
    conn, addr = s.accept()
    pool.submit(handle, conn)
