import select
import socket
import sys

# The keyboard and the network in one select().
sock = socket.create_connection((sys.argv[1], int(sys.argv[2])))
while True:
    ready, _, _ = select.select([sys.stdin, sock], [], [])
    if sock in ready:
        data = sock.recv(4096)
        if not data:
            print("Disconnected")
            break
        sys.stdout.write(data.decode(errors="replace"))
        sys.stdout.flush()
    if sys.stdin in ready:
        text = sys.stdin.readline()
        if not text:
            break
        sock.sendall(text.encode())
