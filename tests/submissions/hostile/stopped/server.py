# Listens, and stops itself as by Ctrl-Z before it serves anybody.
import os
import signal
import socket
import sys

server = socket.create_server(("", int(sys.argv[1])))
print("about to stop", flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
server.accept()
