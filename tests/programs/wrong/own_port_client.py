# Bug: believes that both ends need the same port number, and binds its own end to the server's.
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
client.bind(("127.0.0.2", port))
try:
    client.connect((host, port))
except OSError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
replies = client.makefile("r")
for line in sys.stdin:
    client.sendall(line.encode())
    print(replies.readline().rstrip("\n"), flush=True)
client.close()
