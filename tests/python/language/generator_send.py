# send: values into a generator, and its errors.
def average():
    total = n = 0
    value = None
    while True:
        value = yield value
        total += value
        n += 1
        value = total / n


g = average()
print(next(g), g.send(10), g.send(20), g.send(60))


def echo():
    while True:
        got = yield
        print("got", got)


e = echo()
try:
    e.send(1)
except TypeError as err:
    print(err)
e.send(None)
e.send("a")
next(e)
e.send("b")


def both():
    x = (yield "first") or "nothing"
    y = yield x
    return x, y


b = both()
print(next(b), b.send("sent"))
try:
    b.send("last")
except StopIteration as s:
    print(s.value)


def in_expressions():
    print((yield 1) + (yield 2))
    print([(yield 3), (yield 4)])


i = in_expressions()
next(i), i.send(10), i.send(20), i.send("p"),
try:
    i.send("q")
except StopIteration:
    print("done")
