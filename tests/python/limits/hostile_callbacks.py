# Objects whose __eq__, __hash__, __lt__, __index__, __iter__, __len__ or __del__ change what is being worked on. What must
# hold is that each ends, with a result or an exception; results are shown where CPython's documentation fixes them.
import array
import collections
import functools
import gc
import itertools


def attempt(what, function, *args, show=True):
    try:
        result = function(*args)
        print(what, repr(result)[:60] if show else "ended")
    except Exception as error:
        print(what, (type(error).__name__, str(error)[:60]) if show else "ended")


class Hook:
    """Runs a function at each comparison; equal to nothing but by identity, unless told."""

    def __init__(self, run, equal=False, value=1):
        self.run, self.equal, self.value = run, equal, value

    def __eq__(self, other):
        self.run()
        return self.equal

    def __lt__(self, other):
        self.run()
        return self.equal

    def __hash__(self):
        return 1

    def __index__(self):
        self.run()
        return self.value


def each(make, clear):
    """Searching methods of a sequence whose items are compared with a hook that empties it."""
    for name in "index", "count", "remove", "__contains__":
        s = make()
        hook = Hook(lambda: clear(s))
        attempt(f"{type(s).__name__}.{name}", lambda: getattr(s, name)(hook), show=False)
        attempt("  then", lambda: len(s), show=False)


each(lambda: [Hook(lambda: None) for _ in range(50)], lambda s: s.clear())
each(lambda: collections.deque(Hook(lambda: None) for _ in range(50)), lambda s: s.clear())
each(lambda: array.array("i", range(50)), lambda s: s.__delitem__(slice(None)))
each(lambda: bytearray(range(50)), lambda s: s.clear())

# --- list
a = [Hook(lambda: a.clear()) for _ in range(20)]
attempt("list ==", lambda: a == [Hook(lambda: None) for _ in range(20)], show=False)
a = [3, 1, 2]
attempt("sort that clears", lambda: a.sort(key=lambda x: a.clear() or x), show=False)
attempt("sort that appends", lambda: a.sort(key=lambda x: a.append(x) or x))
a = [Hook(lambda: a.append(1)) for _ in range(10)]
attempt("sort whose items append", lambda: a.sort())
a = list(range(10))
attempt("slice assigned from itself", lambda: a.__setitem__(slice(2, 5), a) or a)
attempt("slice assigned from what clears", lambda: a.__setitem__(slice(2, 8), (a.clear() or x for x in range(3))) or a)
a = list(range(10))
attempt("stepped slice assigned from what grows", lambda: a.__setitem__(slice(None, None, 2), (a.append(0) or 1 for _ in range(5))), show=False)
a = list(range(5))
attempt("extended by itself", lambda: a.extend(x for x in a if len(a) < 50) or len(a))
a = list(range(100))
attempt("insert where an index clears", lambda: a.insert(Hook(lambda: a.clear(), value=50), 1) or a)
a = list(range(100))
attempt("getitem where an index clears", lambda: a[Hook(lambda: a.clear(), value=50)])
a = list(range(100))
attempt("slice where an index clears", lambda: a[Hook(lambda: a.clear(), value=10):60])
a = list(range(100))
attempt("delete where an index clears", lambda: a.__delitem__(slice(Hook(lambda: a.clear(), value=10), 60)) or a)
a = list(range(100))
attempt("times where an index clears", lambda: a * Hook(lambda: a.clear(), value=2))
a = [1, 2, 3, 4]
attempt("iterator of what shrinks", lambda: [a.pop() for _ in a])
a = list(range(10))
attempt("reversed of what shrinks", lambda: [x for x in reversed(a) if a.pop(0) or True])
attempt("join of what grows", lambda: ",".join(x for x in ["a", "b"]))
a = ["a", "b"]
attempt("map that clears", lambda: list(map(lambda x: a.clear(), a)))

# --- dict and set
d = {}
d.update({Hook(lambda: d.clear()): 1 for _ in range(1)})
attempt("dict lookup that clears", lambda: d.get(Hook(lambda: d.clear())), show=False)
d = {}
d.update((Hook(lambda: d.clear()), i) for i in range(20))
attempt("dict filled while it clears", lambda: len(d), show=False)
d = {i: i for i in range(100)}
attempt("dict grows while iterated", lambda: [d.setdefault(k + 1000, 0) for k in d])
d = {i: i for i in range(100)}
attempt("dict shrinks while iterated", lambda: [d.pop(k) for k in d])
d = {i: i for i in range(100)}
attempt("popitem while iterated", lambda: [d.popitem() for _ in d.values()])
d, e = {}, {}
for _ in range(5):
    d.update({Hook(lambda: e.clear()): 1})
    e.update({Hook(lambda: d.clear()): 1})
attempt("dicts compared", lambda: d == e, show=False)
d = {i: Hook(lambda: d.clear()) for i in range(20)}
attempt("dict values compared", lambda: d == {i: 3 for i in range(20)}, show=False)
d = {i: i for i in range(10)}
attempt("update from keys() that clears", lambda: d.update(type("M", (), {"keys": lambda s: [1, 2], "__getitem__": lambda s, k: d.clear() or k})()) or d)
attempt("fromkeys with what clears", lambda: dict.fromkeys((d.clear() or x for x in "ab"), 1))
s = set()
for name in "add", "discard", "remove", "__contains__", "update", "difference_update", "intersection_update", "symmetric_difference_update", "issubset", "isdisjoint", "union":
    s = set(range(3)) | {Hook(lambda: s.clear()) for _ in range(5)}
    other = Hook(lambda: s.clear())
    attempt(f"set.{name}", lambda: getattr(s, name)(other if name in ("add", "discard", "remove", "__contains__") else [other, Hook(lambda: s.add(len(s)))]), show=False)
s = {1, 2, 3}
attempt("set grows while iterated", lambda: [s.add(x + 10) for x in s])
s = set(range(10))
attempt("set.pop while iterated", lambda: [s.pop() for _ in s])

# --- deque
q = collections.deque(range(10))
attempt("deque mutated while iterated", lambda: [q.append(x) for x in q])
q = collections.deque(range(10))
attempt("deque rotated while iterated", lambda: [q.rotate() for x in q])
q = collections.deque(range(10), 5)
attempt("deque extended by itself", lambda: q.extend(q) or q)
attempt("deque index beyond", lambda: q.insert(0, 1))
q = collections.deque(Hook(lambda: q.clear()) for _ in range(10))
attempt("deques compared", lambda: q == collections.deque(range(10)), show=False)

# --- buffers
b = bytearray(range(10))
attempt("bytearray times itself", lambda: b.__imul__(Hook(lambda: b.clear(), value=2)))
b = bytearray(range(10))
attempt("bytearray item whose value clears", lambda: b.__setitem__(5, Hook(lambda: b.clear(), value=3)))
b = bytearray(range(10))
attempt("bytearray slice from what clears", lambda: b.__setitem__(slice(2, 8), (b.clear() or 1 for _ in range(3))) or b)
b = bytearray(range(10))
attempt("bytearray append that clears", lambda: b.append(Hook(lambda: b.clear(), value=3)) or b)
b = bytearray(range(10))
attempt("bytearray extended by what clears", lambda: b.extend(b.clear() or x for x in range(3)) or b)
b = bytearray(b"abcabc")
with memoryview(b) as view:
    for name, args in [("append", (1,)), ("clear", ()), ("extend", (b"x",)), ("insert", (0, 1)), ("pop", ()), ("remove", (97,)), ("__imul__", (2,)), ("__delitem__", (0,))]:
        attempt(f"exported {name}", lambda: getattr(b, name)(*args))
    attempt("unchanged", lambda: b)
    view[0] = 122
m = memoryview(bytearray(b"abcdef"))
attempt("view item whose index releases", lambda: m.__setitem__(Hook(lambda: m.release(), value=1), 5))
m = memoryview(bytearray(b"abcdef"))
attempt("view item whose value releases", lambda: m.__setitem__(1, Hook(lambda: m.release(), value=5)))
r = array.array("i", range(10))
attempt("array item whose value clears", lambda: r.__setitem__(8, Hook(lambda: r.__delitem__(slice(None)), value=1)), show=False)
r = array.array("i", range(10))
attempt("array extended by what clears", lambda: r.extend(r.__delitem__(slice(None)) or x for x in range(3)) or r)
r = array.array("i", range(10))
attempt("array insert that clears", lambda: r.insert(8, Hook(lambda: r.__delitem__(slice(None)), value=7)) or r, show=False)

# --- iterators, and others that call back
g = (next(g) for _ in range(3))
attempt("generator inside itself", lambda: next(g))


def recursive():
    yield from inner


inner = recursive()
attempt("yield from itself", lambda: next(inner))
t1, t2 = itertools.tee(iter(lambda: next(t2), None))
attempt("tee inside itself", lambda: next(t1))
p = itertools.groupby(range(5), lambda x: next(p, None))
attempt("groupby inside itself", lambda: [k for k, _ in p], show=False)
z = zip((next(z, 0) for _ in range(3)), range(3))
attempt("zip inside itself", lambda: list(z), show=False)
attempt("cmp_to_key that sorts what is sorted", lambda: sorted(range(5), key=functools.cmp_to_key(lambda x, y: sorted([x, y]) and x - y)))


class Length:
    def __len__(self):
        return 2**62

    def __iter__(self):
        return iter(range(3))

    def __length_hint__(self):
        return 2**62


attempt("a length that lies", lambda: len(list(Length())), show=False)
attempt("tuple of it", lambda: tuple(iter(Length())))


class Deep:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)


for function in repr, hash, lambda x: x == x, lambda x: {x}:
    attempt("endless", function, Deep(), show=False)
x = []
x.append(x)
y = []
y.append(y)
attempt("lists in themselves", lambda: x == y, show=False)
attempt("repr of one", lambda: repr(x))
c = {}
c["c"] = c
attempt("repr of a dict", lambda: repr(c))
log = []


class Last:
    def __del__(self):
        log.append(len(holder))
        holder.clear()


holder = [Last() for _ in range(10)]
del holder[:5]
holder[0:3] = []
gc.collect()
print(type(log[:1]).__name__, type(holder).__name__)
