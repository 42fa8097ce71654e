# A thread for each client, one line per connection, no newline in the answer, then it closes.
import socket
import sys
import threading


def serve(client):
    try:
        client.send(client.recv(1024).decode().strip().upper().encode())
    except OSError:
        pass
    client.close()


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("", int(sys.argv[2])))
listener.listen(64)
while True:
    client, address = listener.accept()
    threading.Thread(target=serve, args=(client,), daemon=True).start()
