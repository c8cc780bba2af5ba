# sys.excepthook decides what is printed for an uncaught exception.
import sys


def hook(kind, value, trace):
    print("hook", kind.__name__, value, trace is not None)


sys.excepthook = hook
raise ValueError("for the hook")
