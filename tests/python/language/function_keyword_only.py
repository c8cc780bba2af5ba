# Keyword-only parameters with and without defaults.
def f(a, *, b, c=3):
    return a, b, c


print(f(1, b=2))
print(f(1, c=4, b=5))
print(f(**{"a": 1, "b": 2, "c": 9}))
print(f.__kwdefaults__)


def g(*, only):
    return only


print(g(only="x"))


def h(*args, sep="-", end):
    return sep.join(map(str, args)) + end


print(h(1, 2, 3, end="!"))
print(h(end="."))
print(h(*range(4), sep="", end="?"))

for call in (lambda: f(1), lambda: f(1, 2), lambda: g(), lambda: g(1), lambda: f(1, b=2, d=3)):
    try:
        call()
    except TypeError as e:
        print("TypeError:", e)
