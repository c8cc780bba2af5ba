# Endless recursion is RecursionError, and the program goes on.
import sys


def forever(n):
    return forever(n + 1) + 1


def mutual_a(n):
    return mutual_b(n)


def mutual_b(n):
    return mutual_a(n + 1)


class R:
    def __repr__(self):
        return repr(self)

    def __eq__(self, o):
        return self == o

    def __getattr__(self, n):
        return getattr(self, n + "x")

    def __add__(self, o):
        return self + o

    def __call__(self):
        return self()

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __hash__(self):
        return hash(self)


def gen(n):
    yield from gen(n + 1)


r = R()
for f in (lambda: forever(0), lambda: mutual_a(0), lambda: repr(r), lambda: r == r, lambda: r.attr, lambda: r + 1, lambda: r(), lambda: len(r), lambda: iter(r), lambda: hash(r), lambda: list(gen(0)), lambda: sorted([3, 1], key=forever)):
    try:
        f()
        print("ended")
    except RecursionError as e:
        print("RecursionError", str(e)[:32])


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


d = depth(0)
print(d > 500, d < 1100, depth(0) == d)
sys.setrecursionlimit(200)
print(depth(0) < 200)
sys.setrecursionlimit(5000)
print(depth(0) > 4000)


def ok(n):
    return 0 if n == 0 else 1 + ok(n - 1)


print(ok(4000))
