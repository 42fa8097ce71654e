import socket
import sys
import threading

buffer = bytearray(1024)


def handle(conn, addr):
    try:
        while True:
            n = conn.recv_into(buffer)
            if n == 0:
                break
            print(addr, n, "bytes", flush=True)
            conn.sendall(buffer[:n].upper())
    except OSError:
        pass
    conn.close()


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", int(sys.argv[1])))
s.listen(100)
while True:
    conn, addr = s.accept()
    threading.Thread(target=handle, args=(conn, addr)).start()
