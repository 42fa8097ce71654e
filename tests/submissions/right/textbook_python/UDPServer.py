from socket import *

port = 12000
sock = socket(AF_INET, SOCK_DGRAM)
sock.bind(('', port))
print('Server ready on port', port)
while True:
    text, address = sock.recvfrom(2048)
    sock.sendto(text.decode().upper().encode(), address)
