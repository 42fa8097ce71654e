# Writes wherever it is told to in targets.txt, which is not its own; and where it may, that it was there.
import os

for target in open("targets.txt").read().split("\n"):
    try:
        open(os.path.join(target, "odd-word"), "w").write("vandal")
    except OSError:
        pass
os.symlink("/etc/passwd", "passwd")
os.symlink("../..", "up")
os.remove("targets.txt")
