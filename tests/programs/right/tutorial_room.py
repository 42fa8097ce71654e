# The two-page tutorial's room, `<ip> text` and no framing; here with a queue and a writer for each guest.
import queue
import socket
import sys
import threading

guests = {}
lock = threading.Lock()


def write(guest, lines):
    try:
        while True:
            guest.sendall(lines.get())
    except OSError:
        pass


def serve(guest, ip):
    lines = queue.Queue(1000)
    lines.put(b"Welcome to this chatroom!")
    threading.Thread(target=write, args=(guest, lines), daemon=True).start()
    with lock:
        guests[guest] = lines
    try:
        while text := guest.recv(2048):
            print("<" + ip + "> " + text.decode(errors="replace"), flush=True)
            broadcast(b"<" + ip.encode() + b"> " + text, guest)
    except OSError:
        pass
    remove(guest)


def broadcast(text, speaker):
    with lock:
        others = [(guest, lines) for guest, lines in guests.items() if guest is not speaker]
    for guest, lines in others:
        try:
            lines.put_nowait(text)
        except queue.Full:
            remove(guest)


def remove(guest):
    with lock:
        if guests.pop(guest, None) is None:
            return
    try:
        guest.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    guest.close()


listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind((sys.argv[1], int(sys.argv[2])))
listener.listen(100)
while True:
    guest, address = listener.accept()
    threading.Thread(target=serve, args=(guest, address[0]), daemon=True).start()
