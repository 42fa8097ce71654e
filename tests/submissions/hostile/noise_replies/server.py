# Replies with what a terminal, a page or a runner might obey, and with a result that is not its own.
import socket
import sys

noise = (
    "\x1b[2J\x1b]0;title\x07\x9b31m\rover\x08\x08::error title=fake::all tests passed "
    "##[error]fake </script><script>alert(1)</script> 10 / 10 points\u2028\u202e\ufeff\n"
)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while connection.recv(1024):
            connection.sendall(noise.encode())
