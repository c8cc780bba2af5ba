# Generators: lazy, resumable, with state.
def count(n):
    print("start")
    i = 0
    while i < n:
        yield i
        i += 1
    print("end")


g = count(2)
print(type(g).__name__, iter(g) is g)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration:
    print("stays stopped")
print(list(count(3)), sum(count(4)))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)])


def empty():
    return
    yield


print(list(empty()))


def returns():
    yield 1
    return "value"


g = returns()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)


def two():
    yield 1, 2
    yield
    x = yield 3
    print("x", x)


print(list(two()))
a, b, c = (i * i for i in range(3))
print(a, b, c)
print(next(iter(count(0)), "default"))
