"""A chat room with one thread for each client: a set of connections, a lock around it, and each line sent to
all of the others. What a first course on sockets leads to, made correct, to compare the room of this project
with.

    python3 threading_room.py PORT

Made correct: a read is not a line, so bytes are gathered until one has ended; the lock is held while a line
is sent, so that two speakers' lines cannot run into each other, and come to everybody in the same order;
whoever has vanished is removed. One who reads nothing holds up the whole room: nothing is done about that.
"""

import resource
import socket
import sys
import threading


class Room:
    """Everybody who is here."""

    def __init__(self):
        self.members = set()
        self.lock = threading.Lock()

    def enter(self, member):
        with self.lock:
            self.members.add(member)

    def leave(self, member):
        with self.lock:
            self.members.discard(member)

    def say(self, speaker, line):
        with self.lock:
            for member in list(self.members):
                if member is speaker:
                    continue
                try:
                    member.sendall(line)
                except OSError:
                    self.members.discard(member)  # it vanished; its own thread will close it


def attend(room, member, host, port):
    """One client, from its accept() to its FIN."""
    prefix = f"<{host}:{port}> ".encode()
    gathered = b""
    room.enter(member)
    try:
        while received := member.recv(4096):
            *lines, gathered = (gathered + received).split(b"\n")
            for line in lines:
                room.say(member, prefix + line + b"\n")
    except ConnectionError:
        pass  # the client vanished; the others need not know
    finally:
        room.leave(member)
        member.close()


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or int(sys.argv[1]) > 65535:
        print(f"usage: {sys.argv[0]} PORT (0: the system chooses)", file=sys.stderr)
        return 2
    # As many clients as the system lets us have.
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    port = int(sys.argv[1])
    try:
        listener = socket.create_server(("127.0.0.1", port), backlog=4096)
    except OSError as error:
        print(f"Cannot listen on 127.0.0.1:{port}: {error.strerror}", file=sys.stderr)
        return 1
    room = Room()
    with listener:
        print(f"listening on 127.0.0.1:{listener.getsockname()[1]}", flush=True)
        while True:
            member, address = listener.accept()
            # A line is to be heard now, not together with the next one.
            member.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=attend, args=(room, member, *address), daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
