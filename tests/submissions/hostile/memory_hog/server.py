# Takes memory in four processes until it is refused, at most 4.25 GiB in all; never listens. Each would take more
# than a program may have together, so that one which is left over, when the others were killed, is refused too.
import os
import time

for _ in range(2):
    os.fork()
taken = []
for _ in range(68):
    taken.append(b"A" * (16 << 20))
print("no limit", flush=True)
time.sleep(1000)
