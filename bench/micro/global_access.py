"""global_access: reading and writing a module global."""
import sys


counter = 0
STEP = 2


def run(n):
    global counter
    for _ in range(n):
        counter = counter + STEP
    return counter


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 4000000))
