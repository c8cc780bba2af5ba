# __call__, callable instances, call on classes and bound objects.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *more, scale=1, **kw):
        return (self.n + x + sum(more)) * scale, kw


a = Adder(10)
print(a(1), a(1, 2, 3), a(1, scale=2), a(1, k=5))
print(callable(a), callable(Adder), callable(5), callable(None))
print(list(map(Adder(1), range(3))))
a.__call__ = lambda: "not used"
print(a(0))
for bad in (1, "s", None, [], object()):
    try:
        bad()
    except TypeError as e:
        print(e)


class Chain:
    def __init__(self):
        self.calls = []

    def __call__(self, x):
        self.calls.append(x)
        return self


print(Chain()(1)(2)(3).calls)


class NotCallable:
    __call__ = None


try:
    NotCallable()()
except TypeError as e:
    print(e)
