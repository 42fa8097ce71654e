from socket import *
from threading import Thread
import sys


def serve(conn, addr):
    try:
        sentence = conn.recv(1024).decode()
        conn.send(sentence.upper().encode())
    except ConnectionError:
        print('lost', addr)
    conn.close()


serverSocket = socket(AF_INET, SOCK_STREAM)
serverSocket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
serverSocket.bind(('', int(sys.argv[1])))
serverSocket.listen(1)
print('The server is ready to receive')
while True:
    connectionSocket, addr = serverSocket.accept()
    Thread(target=serve, args=(connectionSocket, addr)).start()
