# Frames of generators in a traceback, raised by next, for and throw.
def inner():
    yield 1
    raise ValueError("from inner")


def outer():
    yield from inner()


def consume():
    for x in outer():
        print(x)


consume()
