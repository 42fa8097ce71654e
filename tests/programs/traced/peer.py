"""peer.py tcp-server|tcp-client|udp-server|udp-client HOST PORT: says "hello" once, or answers once."""
import socket
import sys

part, end = sys.argv[1], (sys.argv[2], int(sys.argv[3]))
kind = socket.SOCK_STREAM if part.startswith("tcp") else socket.SOCK_DGRAM
sock = socket.socket(socket.AF_INET, kind)
if part == "tcp-server":
    sock.bind(end)
    sock.listen()
    conn, _ = sock.accept()
    text = conn.recv(64)
    conn.sendall(text)
    conn.close()
elif part == "tcp-client":
    sock.connect(end)
    sock.sendall(b"hello\n")
    text = sock.recv(64)
elif part == "udp-server":
    sock.bind(end)
    text, caller = sock.recvfrom(64)
    sock.sendto(text, caller)
else:
    sock.sendto(b"hello\n", end)
    text, _ = sock.recvfrom(64)
print(text.decode(), end="")
sock.close()
