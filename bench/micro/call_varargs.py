"""call_varargs: a call that collects *args and **kwargs and passes them on."""
import sys


def g(*args, **kwargs):
    return len(args) + len(kwargs)


def f(*args, **kwargs):
    return g(*args, **kwargs)


def run(n):
    x = 0
    for i in range(n):
        x += f(i, 2, k=3)
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 500000))
