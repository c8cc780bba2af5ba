# Output before an uncaught error in a nested finally is kept.
import sys


def f():
    try:
        raise ValueError("first")
    finally:
        print("cleanup", end="")
        sys.stdout.write(" no newline")
        raise KeyError("second")


f()
