# callable, id, hash, type, isinstance, issubclass on many things.
class C:
    def __call__(self):
        pass


for x in (print, len, int, C, C(), lambda: 0, C().__call__, 5, "s", None, [].append, type, object()):
    print(type(x).__name__, callable(x))
a = []
b = a
print(id(a) == id(b), id(a) != id([]), type(id(a)).__name__, hash(5), hash("a") == hash("a"), hash(2.0), hash(None) == hash(None))
for f in (lambda: hash([]), lambda: id(), lambda: callable(), lambda: isinstance(1), lambda: issubclass(int), lambda: hash(), lambda: id(1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
