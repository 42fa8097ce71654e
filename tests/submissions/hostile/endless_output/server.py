# Prints for ever from the start, without a newline; never listens.
import os

block = b"A" * 65536
while True:
    os.write(1, block)
