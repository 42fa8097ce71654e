# Takes memory in eight processes until it is refused, at most 4 GiB in all; never listens.
import os
import time

for _ in range(3):
    os.fork()
taken = []
for _ in range(32):
    taken.append(b"A" * (16 << 20))
print("no limit", flush=True)
time.sleep(1000)
