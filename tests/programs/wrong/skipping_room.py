# Bug: whoever is gone is taken off the list by the loop that walks it, which then skips the one behind.
import socket
import sys
import threading

guests = []


def tell(data, but=None):
    for guest in guests:
        if guest is not but:
            try:
                guest.send(data, socket.MSG_DONTWAIT)
            except BlockingIOError:
                pass
            except OSError:
                guests.remove(guest)


def serve(guest):
    try:
        while data := guest.recv(1024):
            tell(data, guest)
    except OSError:
        pass
    guest.close()
    tell(b"* somebody left\n")


server = socket.create_server((sys.argv[1], int(sys.argv[2])))
while True:
    guest, _ = server.accept()
    guests.append(guest)
    threading.Thread(target=serve, args=[guest], daemon=True).start()
