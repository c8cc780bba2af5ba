# Unpacking the wrong number of values.
def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def a():
    x, y = 1, 2, 3


def b():
    x, y = (1,)


def c():
    x, *y, z = [1]


def d():
    x, y = 5


def e():
    x, y = "abc"


def f():
    x, y, z = {1: 1}


def g():
    x, y = iter(range(5))


def h():
    x, y = None


def i():
    *x, y, z = range(1)


def gen():
    yield 1
    raise RuntimeError("inside")


for test in (a, b, c, d, e, f, g, h, i):
    attempt(test)
try:
    p, q = gen()
except RuntimeError as error:
    print(error)
