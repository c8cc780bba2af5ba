# Generators that native functions consume whole: items, ends, exceptions on both sides, and what is left behind.
def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("end", n)


print(list(numbers(3)), tuple(numbers(2)), set(numbers(4)), frozenset(numbers(1)), sorted(numbers(3), reverse=True))
print(sum(numbers(5)), sum((x / 2 for x in numbers(4)), 1), any(x > 1 for x in range(5)), all(x < 3 for x in range(9)))
print("-".join(str(x) for x in numbers(3)), max(x * 2 for x in range(4)), dict((k, k * k) for k in range(3)))

g = numbers(10)
print(any(x == 3 for x in g), next(g), all(x != 6 for x in g), next(g), sum(g))


def fails(n):
    yield n
    raise KeyError(n)


for f in (list, tuple, set, sum, sorted, any, all):
    try:
        print(f.__name__, f(fails(0 if f is not all else 1)))
    except KeyError as e:
        print(f.__name__, "KeyError", e)


class Bad:
    def __init__(self, v): self.v = v
    def __hash__(self): raise ValueError("no hash " + str(self.v))
    def __bool__(self): raise ValueError("no truth")
    def __radd__(self, other): raise ValueError("no sum")


def bads():
    try:
        for i in range(3):
            yield Bad(i) if i == 1 else i
    except ValueError:
        print("never here")
    finally:
        print("closed")


for f in (set, sum, any, all):
    g = bads()
    try:
        print(f(g))
    except ValueError as e:
        print(f.__name__, e)
    print(len(list(g)))

# While it handles an exception, what is called for its items does not see that.
import sys


class Watcher:
    def __hash__(self):
        print("handled in hash:", sys.exc_info()[0])
        return 1


def handling():
    yield Watcher()
    try:
        1 / 0
    except ZeroDivisionError:
        yield Watcher()
        print("still", sys.exc_info()[0])
    yield Watcher()


print(len(set(handling())))


def inner():
    got = yield 1
    print("got", got)
    yield 2
    return "r"


def outer():
    r = yield from inner()
    yield r


print(list(outer()))


def itself():
    yield 1
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = itself()
print(list(me), list(me))


def grow(l):
    for i in range(3):
        l.append(100 + i)
        yield i


l = [1]
l.extend(grow(l))
print(l)
l += (x for x in range(2))
print(l)


def stops():
    yield 1
    raise StopIteration(5)


try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))
it = iter([1, 2, 3])
print(sum(next(it) for _ in range(3)))
try:
    print(list(next(it) for _ in range(3)))
except RuntimeError as e:
    print(e)


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(100)), len(list(deep(50))))


def recursive(n):
    return sum(recursive(n - 1) for _ in range(1)) + 1 if n else 0


print(recursive(50))
try:
    recursive(10**6)
except RecursionError as e:
    print("RecursionError")


# While a generator handles an exception, what a sink calls may take a step of the same generator.
class Stepper:
    def __hash__(self):
        steps.append(sum(x for x in [next(same)]))
        return 1


def handles():
    try:
        raise KeyError
    except KeyError:
        yield Stepper()
        yield 10
        yield Stepper()
        yield 20
        yield 30


steps, same = [], handles()
print(len(set(same)), steps)


class Drainer(Stepper):
    def __hash__(self):
        steps.append(list(same))
        return 2


def drained():
    try:
        raise KeyError
    except KeyError:
        yield Drainer()
        yield 1
        yield 2


steps, same = [], drained()
print(len(set(same)), steps)
