from socket import *

server = 'localhost'
port = 12000
sock = socket(AF_INET, SOCK_DGRAM)
text = input('Type a sentence in lower case: ')
sock.sendto(text.encode(), (server, port))
answer, address = sock.recvfrom(2048)
print('From Server:', answer.decode())
sock.close()
