"""Connects to where its arguments say, and prints what came of it and how soon."""
import socket
import sys
import time

begun = time.monotonic()
try:
    socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=5)
    print("connected")
except OSError as error:
    print("failed", "at once" if time.monotonic() - begun < 1 else "late", error)
