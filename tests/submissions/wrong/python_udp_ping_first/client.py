import socket
import sys

addr = (sys.argv[1], int(sys.argv[2]))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(0.5)
s.sendto(b"ping", addr)
try:
    answer, _ = s.recvfrom(1024)
except OSError:
    sys.exit("Server is not running")
if answer != b"pong":
    sys.exit("Not my server")
for line in sys.stdin:
    s.sendto(line.encode(), addr)
    try:
        print(s.recvfrom(1024)[0].decode(), flush=True)
    except OSError:
        print("no answer", flush=True)
