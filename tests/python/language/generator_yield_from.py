# yield from: delegation of values, sends, throws, returns; over any iterable.
def inner():
    try:
        got = yield 1
        print("inner got", got)
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    return "inner result"


def outer():
    result = yield from inner()
    print("result", result)
    yield from [10, 20]
    yield from "ab"
    return "outer result"


print(list(outer()))
g = outer()
print(next(g), g.send("hello"))
print(g.throw(ValueError("thrown")), next(g))
g = outer()
next(g)
g.close()


def chain(*its):
    for it in its:
        yield from it


print(list(chain(range(3), (x for x in "xy"), {"k": 1})))


def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x


print(list(flatten([1, [2, [3, [4, []]], 5]])))


def bad():
    yield from 5


try:
    next(bad())
except TypeError as e:
    print(e)


def to_list():
    yield from [1, 2]


t = to_list()
next(t)
try:
    t.send(5)
except AttributeError as e:
    print(e)


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(100)))
