import socket
SERVER = socket.gethostbyname(socket.gethostname()); client = socket.socket(); client.connect((SERVER, 5050))
m = input()
while m != "!DISCONNECT":
    client.send(m.encode()); print(client.recv(2048).decode()); m = input()
client.send(m.encode())
