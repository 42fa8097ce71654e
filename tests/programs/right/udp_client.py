# One line, one datagram, and a wait without end.
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(input("Sentence: ").encode(), (sys.argv[1], int(sys.argv[2])))
reply, server = client.recvfrom(2048)
print("From server:", reply.decode())
client.close()
