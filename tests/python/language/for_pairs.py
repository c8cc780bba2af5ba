# Loops over pairs: easy ones, hard ones in the middle, ends, errors, and what is left of the iterators.
def show(x):
    out = []
    for a, b in x:
        out.append((a, b))
    return out


def other_order(x):
    b = None
    out = []
    for a, b in x:
        out.append((a, b))
    return out, b


class Pair:
    def __iter__(self): return iter(("p", "q"))


print(show([(1, 2), (3, 4)]), show(((1, 2), [3, 4], "ab", Pair(), (5, 6))), show([]))
print(show(enumerate("abc")), show(enumerate([5, 6], 10)), show(enumerate((5, 6))), show(enumerate(range(3, 9, 2))))
print(show(enumerate([1, 2], 2**60 - 1)), show(enumerate(iter([7]))), show(enumerate(x for x in "xy")))
print(show({1: 2, "a": "b"}.items()), show(zip([1, 2, 3], "ab")), show(zip(range(3), (4, 5, 6, 7))), show(zip([1], [2], strict=True)))
it = iter([1, 2, 3, 4])
print(show(zip(it, it)), show(zip(iter(range(4)), iter([1, 2]))))
print(other_order([(1, 2), (3, 4)]), other_order({1: 2}.items()))
a, b = iter([1, 2, 3]), iter([4])
print(show(zip(a, b)), next(a))
a, b = iter([1]), iter([4, 5, 6])
print(show(zip(a, b)), next(b))
for bad in ([(1, 2), (3,)], [(1, 2, 3)], [1], [[1, 2], None], zip([1]), zip([1], [2], [3])):
    try:
        print(show(bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
d = {1: 1, 2: 2}
try:
    for k, v in d.items():
        d[k + 10] = v
except RuntimeError as e:
    print(e)
try:
    show(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)


def growing():
    l = [(0, 0)]
    for i, (j, k) in enumerate(l):
        if i < 3:
            l.append((j + 1, k - 1))
    for a, b in l:
        if len(l) < 7:
            l.append((a, b))
    return l


print(growing())
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for v, k in enumerate("ab")}, {a * b for [a, b] in zip([1, 2], [3, 4])})
print(list(i * x for i, x in enumerate([4, 5, 6])), [(a, b, c) for a, b in [(1, 2)] for c, d in [(3, 4)]])


class Box:
    pass


box, l = Box(), [0, 0]
for box.x, l[1] in enumerate("ab"):
    print(box.x, l)
for g1, g2 in [(1, 2)]:
    pass
print(g1, g2)


def closure():
    fs = []
    for a, b in [(1, 2), (3, 4)]:
        fs.append(lambda: (a, b))
    return [f() for f in fs]


print(closure())


def partial_failure(x):
    a = b = "before"
    try:
        for a, b in x:
            pass
    except Exception:
        pass
    return a, b


def halfway():
    yield 1
    raise KeyError


print(partial_failure([(1, 2), halfway()]), partial_failure([(1, 2), (3, 4, 5)]))
for a, b in {1: 2}.items():
    continue
else:
    print("else", a, b)
import traceback
try:
    for a, b in [(1, 2), (1, 2, 3)]:
        pass
except ValueError:
    print(traceback.format_exc().replace(__file__, "F"))
import sys


def traced():
    for i, x in enumerate([1, 2]):
        y = i
    return y


lines = []


def tracer(frame, event, arg):
    if frame.f_code is traced.__code__:
        lines.append((event, frame.f_lineno - traced.__code__.co_firstlineno))
    return tracer


sys.settrace(tracer)
traced()
sys.settrace(None)
print(lines)
