# One thread and select(): non-blocking sockets, unsent bytes are kept and sent when there is room.
import select
import socket
import sys

LIMIT = 1_000_000

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("0.0.0.0", int(sys.argv[1])))
server.listen(20)
received, unsent, names = {}, {}, {}


def tell(text, speaker=None):
    for other in list(unsent):
        if other is speaker or other not in unsent:
            continue
        unsent[other] += text
        if len(unsent[other]) > LIMIT:
            remove(other)


def remove(sock):
    name = names.pop(sock)
    del received[sock], unsent[sock]
    sock.close()
    tell(f"{name} left\n".encode())


while True:
    writing = [s for s in unsent if unsent[s]]
    readable, writable, _ = select.select([server, *received], writing, [])
    for s in writable:
        if s not in unsent:
            continue
        try:
            n = s.send(unsent[s])
            unsent[s] = unsent[s][n:]
        except BlockingIOError:
            pass
        except OSError:
            remove(s)
    for s in readable:
        if s is server:
            conn, (ip, port) = server.accept()
            conn.setblocking(False)
            received[conn], unsent[conn], names[conn] = b"", b"", f"{ip}:{port}"
            continue
        if s not in received:
            continue
        try:
            data = s.recv(4096)
        except BlockingIOError:
            continue
        except OSError:
            data = b""
        if not data:
            remove(s)
            continue
        *lines, received[s] = (received[s] + data).split(b"\n")
        for line in lines:
            tell(f"({names[s]}) ".encode() + line + b"\n", s)
