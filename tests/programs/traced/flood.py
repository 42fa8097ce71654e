"""flood.py: more calls on a socket than anybody wants to see; as many as its argument says."""
import socket
import sys

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 0))
for _ in range(int(sys.argv[1])):
    sock.sendto(b'") = -1 ECONNREFUSED (Connection refused)', sock.getsockname())
