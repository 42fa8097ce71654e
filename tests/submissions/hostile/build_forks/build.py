# Leaves as many processes behind as it may have, each in a session of its own.
import os
import sys
import time

count = 0
while count < 500:
    try:
        child = os.fork()
    except OSError:
        break
    if child == 0:
        os.setsid()
        os.closerange(0, 3)
        time.sleep(1000)
    count += 1
open("forks.txt", "w").write(f"{count}\n")
