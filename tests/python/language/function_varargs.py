# *args and **kwargs: what is collected, order, types.
def f(*args, **kwargs):
    return args, kwargs


print(f())
print(f(1, 2))
print(f(a=1, b=2))
print(f(1, *[2, 3], x=4, **{"y": 5}, z=6))
print(f(*"ab", *"cd"))
print(f(**{"b": 1}, **{"a": 2}))


def g(a, b=0, *rest, c, d=4, **more):
    return a, b, rest, c, d, more


print(g(1, c=3))
print(g(1, 2, 3, 4, c=5, e=6))

args, kwargs = f(1, k=2)
print(type(args).__name__, type(kwargs).__name__)
original = {"k": 1}


def change(**kwargs):
    kwargs["k"] = 2


change(**original)
print(original)

for call in (lambda: f(**{1: 2}), lambda: f(a=1, **{"a": 2}), lambda: f(*1), lambda: f(**1)):
    try:
        call()
    except TypeError as e:
        print("TypeError:", e)
