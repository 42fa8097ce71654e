import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", int(sys.argv[1])))
print("Server ready", flush=True)
while True:
    data, addr = s.recvfrom(1024)
    s.sendto(data.upper(), addr)
