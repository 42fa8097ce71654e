# Every process forks for ever; none of them serves.
import os

print("begun", flush=True)
while True:
    try:
        os.fork()
    except OSError:
        pass
