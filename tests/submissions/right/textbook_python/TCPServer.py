from socket import *

port = 12000
welcome = socket(AF_INET, SOCK_STREAM)
welcome.bind(('', port))
welcome.listen(1)
print('Server ready on port', port)
while True:
    conn, address = welcome.accept()
    text = conn.recv(1024).decode()
    conn.send(text.upper().encode())
    conn.close()
