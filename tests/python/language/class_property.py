# property: getter, setter, deleter, inheritance, docs.
class T:
    def __init__(self, c):
        self._c = c

    @property
    def celsius(self):
        """Degrees."""
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._c = None

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32


t = T(100)
print(t.celsius, t.fahrenheit)
t.celsius = 20
print(t.fahrenheit, T.celsius.__doc__)
for f in (lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1),
          lambda: delattr(t, "fahrenheit")):
    try:
        f()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
del t.celsius
print(t.celsius)
t.__dict__["celsius"] = "hidden"
print(t.celsius)


class U(T):
    @T.celsius.getter
    def celsius(self):
        return "U"


print(U(1).celsius)
print(T.celsius.fget is not None, T.fahrenheit.fset)


class W:
    x = property(lambda self: 1, None, None, "the doc")
    unreadable = property(None, lambda self, v: print("set", v))


print(W.x.__doc__, W().x)
w = W()
w.unreadable = 5
try:
    w.unreadable
except AttributeError as e:
    print(e)
