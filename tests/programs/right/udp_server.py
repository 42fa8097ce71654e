import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", int(sys.argv[2])))
print("ready to receive")
while True:
    message, client = server.recvfrom(2048)
    server.sendto(message.decode().upper().encode(), client)
