# Leaves its session, and lets a grandchild serve a second later; the program that was started ends at once.
import os
import signal
import socket
import sys
import time

if os.fork():
    os._exit(0)
os.setsid()
if os.fork():
    os._exit(0)
for end in [signal.SIGHUP, signal.SIGTERM]:
    signal.signal(end, signal.SIG_IGN)
time.sleep(1)
server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())
