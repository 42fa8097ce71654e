import socket, sys
PORT = int(sys.argv[1])
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', PORT))
print('Servidor UDP pronto', flush=True)
tudo = ''
while True:
    msg, addr = s.recvfrom(2048)
    tudo += msg.decode().upper()
    s.sendto(tudo.encode(), addr)
