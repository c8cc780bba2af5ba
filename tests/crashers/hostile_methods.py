# __eq__, __hash__, __lt__, __index__ and __del__ that change what is being walked.
import array
import collections
import itertools


class Evil:
    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        self.act()
        return False

    def __lt__(self, other):
        self.act()
        return True

    def __index__(self):
        self.act()
        return 3

    def __hash__(self):
        return 7

    def __len__(self):
        self.act()
        return 5


def attempt(name, action):
    try:
        print(name, type(action()).__name__)
    except Exception as error:
        print(name, type(error).__name__, error)


d = {}
d.update({Evil(d.clear): i for i in range(20)})
attempt("dict get", lambda: d.get(Evil(d.clear)))
s = set(range(50))
s.add(Evil(s.clear))
attempt("set in", lambda: [Evil(s.clear) in s, s | {7}, s == {Evil(s.clear)}])
items = list(range(100))
items.insert(50, Evil(lambda: items.clear()))
attempt("list index", lambda: items.index(3.5))
items[:] = [Evil(lambda: items.extend(range(100))) for i in range(30)]
attempt("sort", items.sort)
items[:] = range(100)
attempt("slice", lambda: items[Evil(items.clear):])
items[:] = range(100)
attempt("assign", lambda: items.__setitem__(slice(0, 90, 3), [Evil(items.clear)] * 30))
b = bytearray(1000)
attempt("bytearray", lambda: b.__setitem__(Evil(b.clear), 1))
attempt("bytearray slice", lambda: b.__setitem__(slice(0, Evil(b.clear)), b"abc"))
a = array.array("i", range(100))
attempt("array", lambda: a.__setitem__(5, Evil(lambda: a.__delitem__(slice(None)))))
q = collections.deque(range(100))
q.insert(50, Evil(q.clear))
attempt("deque", lambda: [q.index(1.5), q.count(2.5)])
o = collections.OrderedDict((i, Evil(lambda: o.clear())) for i in range(30))
attempt("ordered", lambda: o == {i: Evil(o.clear) for i in range(30)})
attempt("range", lambda: range(10)[Evil(lambda: None)])
it = iter(items)
attempt("iterator", lambda: [items.clear() for _ in it])
attempt("product", lambda: list(itertools.islice(itertools.product(range(10**3), repeat=3), 5)))


def gen():
    g.close()
    yield 1


g = gen()
attempt("generator", lambda: next(g))


class Meta(type):
    def mro(cls):
        cls.__bases__ = (object,)
        return type.mro(cls)


attempt("mro", lambda: Meta("M", (), {}))


class Del:
    def __del__(self):
        kept.append(self)
        kept[0].__class__ = int if len(kept) > 3 else Del


kept = []
for i in range(10):
    Del()
__import__("gc").collect()
print("end")
