import socket
import sys

cliente = socket.create_connection((sys.argv[1], int(sys.argv[2])))
cliente.sendall(input().encode())
print(cliente.recv(1024).decode())
