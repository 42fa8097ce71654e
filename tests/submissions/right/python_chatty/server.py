# Greets on connect, answers with CRLF, logs everything on its own screen in colour.
import socket
import sys
import datetime


def log(text):
    print(f"\033[32m[{datetime.datetime.now():%H:%M:%S}]\033[0m {text}", flush=True)


port = int(sys.argv[1])
print("=" * 40)
print("   UPPERCASE SERVER v1.0   ")
print("=" * 40)
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("", port))
server.listen()
log(f"waiting on port {port}")
while True:
    client, address = server.accept()
    log(f"+++ {address}")
    try:
        client.sendall(b"Welcome to the UPPERCASE SERVER!\r\n")
        for line in client.makefile("r"):
            log(f"<<< {line.rstrip()}")
            client.sendall(line.rstrip().upper().encode() + b"\r\n")
            log(f">>> {line.rstrip().upper()}")
    except OSError as error:
        log(f"!!! {error}")
    client.close()
    log(f"--- {address}")
