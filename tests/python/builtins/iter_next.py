# iter with one and two arguments, next with default.
it = iter([1, 2])
print(next(it), next(it), next(it, "default"), next(it, None))
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.args)
values = iter([5, 6, 0, 7])
print(list(iter(lambda: next(values), 0)))
n = 0


def step():
    global n
    n += 1
    if n > 3:
        raise StopIteration
    return n


print(list(iter(step, 99)))
c = iter(int, 1)
print(next(c), next(c), type(c).__name__)


class I:
    def __iter__(self):
        return iter("xy")


print(list(iter(I())), next(iter(I())))
for f in (lambda: iter(5), lambda: iter(5, 1), lambda: next(5), lambda: next(), lambda: iter(), lambda: next(I()), lambda: next(iter([]), 1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
