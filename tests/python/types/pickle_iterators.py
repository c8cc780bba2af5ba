# Iterators and starred aliases go through copy and pickle; what a comparison, a handler or a release leaves behind counts.
import codecs
import copy
import io
import pickle
import types
import weakref


class Sequence:
    def __getitem__(self, i):
        if i < 4:
            return i * i
        raise IndexError


class Count:
    def __init__(self):
        self.n = 0

    def __call__(self):
        self.n += 1
        return self.n


it = iter(Sequence())
next(it)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(list(pickle.loads(pickle.dumps(it, protocol))), list(pickle.loads(pickle.dumps(iter(Count(), 4), protocol))))
it.__setstate__(-3)
print(list(it), it.__reduce__()[1:], list(copy.copy(it)))
for alias in (list[int], tuple[*tuple[int, ...]], next(iter(tuple[int, str]))):
    for again in (copy.copy(alias), copy.deepcopy(alias), pickle.loads(pickle.dumps(alias))):
        print(again, again == alias, weakref.ref(again)() is again)
it = iter(list[int])
print(next(it), list(it))


def longer(error):
    error.object = b"\xff\xfeabc"
    return "?", 3


codecs.register_error("longer", longer)
for codec in ("ascii", "utf-8", "utf-16-le", "unicode_escape"):
    try:
        print(codec, b"a\\xg\xff\xd8\xd8".decode(codec, "longer"))
    except Exception as error:
        print(codec, type(error).__name__, error)
codecs.register_error("wrong", lambda error: (setattr(error, "object", None), ("", 0))[1])
try:
    b"\xff".decode("ascii", "wrong")
except TypeError as error:
    print(error)

view = memoryview(b"abc")
print(hash(view) == hash(b"abc"))
view.release()
print(hash(view) == hash(b"abc"), hash(b""), hash(""))


class Releasing:
    def __index__(self):
        victim.release()
        return 1


for action in ("victim[Releasing()]", "victim[Releasing()] = 1", "victim[0] = Releasing()", "victim[0:Releasing()]"):
    victim = memoryview(bytearray(8))
    try:
        exec(action)
        print(action, "done")
    except ValueError as error:
        print(action, error)


class Ini(io.BytesIO):
    def __init__(self, data, more):
        super().__init__(data)
        self.more = more


b = Ini(b"some bytes", 3)
b.seek(4)
c = pickle.loads(pickle.dumps(b))
print(c.read(), c.more, type(c).__name__)
held = c.getbuffer()
try:
    c.close()
except BufferError as error:
    print(error)
held.release()
c.close()
for state in ((b"x", 0, None), 3):
    try:
        c.__setstate__(state)
    except Exception as error:
        print(type(error).__name__, error)
a, b = [], []


class Clears:
    def __eq__(self, other):
        a.clear()
        b.clear()
        return False


a.append(Clears())
b.append(Clears())
print(a == b, b"ab\x01".hex("\0"), tuple.__itemsize__, bytes.__itemsize__)


class Much:
    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return 2**63 - 1


more = [0]
more.extend(Much())
print(more)
try:
    class V(type):
        pass
    V(5)
except TypeError as error:
    print(error)
print(type(iter(types.GenericAlias(list, (int,)))))
