"""A TCP server on Python's own socketserver, one thread for each client: what the standard library of the
language that most sockets courses use gives in twenty lines, to compare the servers of this project with.

    python3 threading_server.py PORT
"""

import resource
import socket
import socketserver
import sys


class Conversation(socketserver.BaseRequestHandler):
    """One client, from its accept() to its FIN; socketserver closes the socket afterwards."""

    def handle(self):
        # Replies are small and the client waits for each: none may be held back to go with the next.
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            # upper() of bytes changes a-z only, whatever the locale.
            while received := self.request.recv(8192):
                self.request.sendall(received.upper())
        except ConnectionError:
            pass  # the client vanished; the others need not know


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True  # take the port even while old connections of it linger in TIME_WAIT
    daemon_threads = True  # no client can keep the program from ending
    request_queue_size = 4096  # the backlog; five by default


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or int(sys.argv[1]) > 65535:
        print(f"usage: {sys.argv[0]} PORT (0: the system chooses)", file=sys.stderr)
        return 2
    # As many clients as the system lets us have.
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    port = int(sys.argv[1])
    try:
        server = Server(("127.0.0.1", port), Conversation)
    except OSError as error:
        print(f"Cannot listen on 127.0.0.1:{port}: {error.strerror}", file=sys.stderr)
        return 1
    with server:
        print(f"listening on 127.0.0.1:{server.server_address[1]}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
