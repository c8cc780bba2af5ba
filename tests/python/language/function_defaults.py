# Default values: evaluated once, at definition; mutable defaults are shared.
def tell(what):
    print("evaluating", what)
    return what


def f(a, b=tell(2), c=tell(3)):
    return a, b, c


print(f(1))
print(f(1, 20))
print(f(1, 20, 30))
print(f(1, c=30))
print(f(c=3, a=1))


def append(item, to=[]):
    to.append(item)
    return to


print(append(1))
print(append(2))
print(append(3, []))
print(append(4))

x = 10


def late(y=x):
    return y


x = 20
print(late())
print(f.__defaults__, late.__defaults__)
f.__defaults__ = (7, 8)
print(f(1))
f.__defaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
