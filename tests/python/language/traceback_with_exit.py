# The line of a with statement in the traceback of an exception raised by __exit__.
import sys


class CM:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise KeyError("exit")


def falls_off():
    with CM():
        x = 1
        y = 2


def returns():
    with CM() as c:
        x = 1
        return x


def breaks():
    for i in range(3):
        with CM():
            if i == 0:
                break
            print("never")


def continues():
    for i in range(3):
        with CM():
            continue


def raises():
    with CM():
        x = 1
        raise ValueError("body")


def two():
    with CM() as a, \
            CM() as b:
        return 5


for f in (falls_off, returns, breaks, continues, raises, two):
    try:
        f()
    except KeyError as e:
        sys.__excepthook__(type(e), e, e.__traceback__)
