# Fills its folder and /tmp until it is refused, 2 GiB at most; then serves.
import socket
import sys


def fill(folder):
    for file in range(128):
        try:
            with open(f"{folder}/filler{file}", "wb") as filler:
                filler.write(b"A" * (16 << 20))
        except OSError as error:
            return f"refused after {16 * file} MiB: {error}"
    return "no limit"


print(fill("."), fill("/tmp"), sep="\n", flush=True)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())
