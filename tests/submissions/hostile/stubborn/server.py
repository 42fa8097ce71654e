# Serves, ignores all signals that can be ignored, and has a child in a session of its own that does too.
import os
import signal
import socket
import sys
import time

for end in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD}:
    signal.signal(end, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    while True:
        time.sleep(1000)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())
