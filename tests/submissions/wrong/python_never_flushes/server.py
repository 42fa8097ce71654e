import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", int(sys.argv[1])))
s.listen(5)
while True:
    conn, addr = s.accept()
    reader = conn.makefile("r")
    writer = conn.makefile("w")
    while True:
        line = reader.readline()
        if not line:
            break
        writer.write(line.upper())
    conn.close()
