# Fills the folder and /tmp until it is refused, 2 GiB at most, and fails.
import sys


def fill(folder):
    for file in range(128):
        try:
            with open(f"{folder}/filler{file}", "wb") as filler:
                filler.write(b"A" * (16 << 20))
        except OSError as error:
            return f"refused after {16 * file} MiB: {error}"
    return "no limit"


print(fill("/tmp"), fill("."), sep="\n")
sys.exit(1)
