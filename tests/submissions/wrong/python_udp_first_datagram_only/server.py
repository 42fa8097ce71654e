import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", int(sys.argv[1])))
data, addr = s.recvfrom(2048)
print("from", addr, flush=True)
s.sendto(data.upper(), addr)
s.close()
