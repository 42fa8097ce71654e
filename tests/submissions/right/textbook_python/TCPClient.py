from socket import *

server = 'localhost'
port = 12000
sock = socket(AF_INET, SOCK_STREAM)
sock.connect((server, port))
text = input('Type a sentence in lower case: ')
sock.send(text.encode())
answer = sock.recv(1024)
print('From Server:', answer.decode())
sock.close()
