# A trace function that recurses, at the limit of recursion.
import sys


def recurse(n):
    recurse(n + 1)


def trace(frame, event, arg):
    recurse(0)
    return trace


try:
    sys.settrace(trace)
    recurse(0)
except (RecursionError, NotImplementedError) as error:
    print(type(error).__name__)
finally:
    sys.settrace(None)
