# Connects first, then asks; an uncaught ConnectionRefusedError is how it reports a refusal.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.connect((sys.argv[1], int(sys.argv[2])))
server.send(input("Sentence: ").encode())
print("From server:", server.recv(1024).decode())
server.close()
