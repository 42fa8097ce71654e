# Bug: sendall() to one guest after the other, under the lock: one who does not read stops all the others.
import socket
import sys
import threading

guests = []
lock = threading.Lock()


def serve(guest, ip):
    with lock:
        guests.append(guest)
    guest.sendall(b"Welcome to this chatroom!\n")
    try:
        while text := guest.recv(2048):
            with lock:
                for other in guests:
                    if other is not guest:
                        other.sendall(b"<" + ip.encode() + b"> " + text)
    except OSError:
        pass
    with lock:
        guests.remove(guest)
    guest.close()


listener = socket.create_server((sys.argv[1], int(sys.argv[2])), backlog=100)
while True:
    guest, address = listener.accept()
    threading.Thread(target=serve, args=(guest, address[0]), daemon=True).start()
