# Calls connect() on its UDP socket, so the system passes "port unreachable" on: it ends with an error.
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect((sys.argv[1], int(sys.argv[2])))
for line in sys.stdin:
    client.send(line.strip().encode())
    print(client.recv(2048).decode(), flush=True)
client.close()
