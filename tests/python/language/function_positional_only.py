# Positional-only parameters: a name before the slash is free for **kwargs.
def f(a, b=2, /):
    return a, b


print(f(1), f(1, 3))


def g(a, /, b, *, c):
    return a, b, c


print(g(1, 2, c=3), g(1, b=2, c=3))


def h(a, /, **kwargs):
    return a, kwargs


print(h(1, a=2, b=3))

for call in (lambda: f(a=1), lambda: f(1, b=2), lambda: g(1, 2, 3), lambda: g(a=1, b=2, c=3), lambda: f()):
    try:
        call()
    except TypeError as e:
        print("TypeError:", e)
