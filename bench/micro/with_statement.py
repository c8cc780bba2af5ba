"""with_statement: entering and leaving a context manager."""
import sys


class CM:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False


def run(n):
    cm = CM()
    x = 0
    for i in range(n):
        with cm:
            x += i
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
