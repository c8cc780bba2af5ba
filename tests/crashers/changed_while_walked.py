# Objects whose special methods change the container that is being walked: each method of each container, each kind of change.
# Every STEP-th of 241,020 cases is run; none may do more than raise an exception.
import sys, collections, array, heapq, bisect, itertools, functools, operator, copy, json, io, struct, string
from collections import deque, OrderedDict, defaultdict, Counter, ChainMap, UserList
class Stop(Exception): pass
class H:
    """an object each of whose special methods mutates `box` once or more"""
    def __init__(self, n, box, act, which, times=3):
        self.n, self.box, self.act, self.which, self.times = n, box, act, which, times
    def hit(self, what):
        if what in self.which and self.times > 0:
            self.times -= 1
            self.act(self.box[0])
    def __eq__(self, o):
        self.hit("eq"); return isinstance(o, H) and self.n == o.n
    def __hash__(self):
        self.hit("hash"); return self.n % 4
    def __lt__(self, o):
        self.hit("lt"); return self.n < (o.n if isinstance(o, H) else o)
    def __gt__(self, o):
        self.hit("lt"); return self.n > (o.n if isinstance(o, H) else o)
    def __index__(self):
        self.hit("index"); return self.n % 7
    def __int__(self):
        self.hit("index"); return self.n % 7
    def __float__(self):
        self.hit("index"); return float(self.n)
    def __iter__(self):
        self.hit("iter")
        for i in range(3):
            self.hit("next"); yield i
    def __len__(self):
        self.hit("len"); return 3
    def __length_hint__(self):
        self.hit("len"); return 3
    def __bool__(self):
        self.hit("bool"); return bool(self.n & 1)
    def __repr__(self):
        self.hit("repr"); return "H%d" % self.n
    def __str__(self):
        self.hit("repr"); return "S%d" % self.n
    def __format__(self, spec):
        self.hit("repr"); return "F%d" % self.n
    def __add__(self, o):
        self.hit("add"); return self.n
    def __radd__(self, o):
        self.hit("add"); return self.n
    def __getitem__(self, i):
        self.hit("item")
        if i in (0, 1, 2) : return i
        raise IndexError
    def __call__(self, *a, **k):
        self.hit("call"); return self.n
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return 1
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def keys(self):
        self.hit("iter"); return [1,2]
WHICH = ["eq", "hash", "lt", "index", "iter", "next", "len", "bool", "repr", "add", "item", "call"]
def show(v, d=0):
    if isinstance(v, H): return "H%d" % v.n
    if isinstance(v, (int, float, str, bytes, type(None), bool)): return repr(v)[:80]
    if isinstance(v, (list, tuple, deque)) and d < 3: return type(v).__name__ + "[" + ",".join(show(x, d+1) for x in list(v)[:12]) + "]"
    if isinstance(v, (dict,)) and d < 3: return type(v).__name__ + "{" + ",".join(show(k, d+1) + ":" + show(x, d+1) for k, x in list(v.items())[:12]) + "}"
    if isinstance(v, (set, frozenset)) and d < 3: return type(v).__name__ + "{" + ",".join(sorted(show(x, d+1) for x in list(v)[:12])) + "}"
    if isinstance(v, bytearray): return repr(bytes(v)[:20])
    return type(v).__name__
count = 0
def run(label, box, f):
    try:
        r = f()
        if hasattr(r, "__next__"):
            r = list(itertools.islice(r, 20))
        r = show(r)
    except RecursionError as e: r = "RecursionError"
    except Exception as e:
        r = type(e).__name__ + ": " + str(e)[:100]
    if STEP == 1 or count % 1000 == 0:
        print(count, label, "->", r, "|", show(box[0]))
STEP = int(sys.argv[1]) if len(sys.argv) > 1 else 11

def list_acts():
    yield "clear", lambda c: c.clear()
    yield "append", lambda c: c.append(5) if len(c) < 40 else None
    yield "pop", lambda c: c.pop() if c else None
    yield "del", lambda c: c.__delitem__(slice(0, 2)) if not isinstance(c, deque) else (c.popleft() if c else None)
    yield "grow", lambda c: c.extend(list(range(100))) if len(c) < 300 else None
def dict_acts():
    yield "clear", lambda c: c.clear()
    yield "add", lambda c: c.__setitem__(len(c) + 1000, 1) if len(c) < 60 else None
    yield "pop", lambda c: c.popitem() if c else None
    yield "grow", lambda c: c.update((i + 5000, i) for i in range(60))
def set_acts():
    yield "clear", lambda c: c.clear()
    yield "add", lambda c: c.add(len(c) + 1000) if len(c) < 60 else None
    yield "pop", lambda c: c.pop() if c else None
    yield "grow", lambda c: c.update(range(5000, 5060))
def fill_list(kind):
    def make(act, which):
        box = [None]
        items = [H(i, box, act, which) for i in (3, 1, 7, 2, 9, 4)]
        box[0] = kind(items)
        return box, items
    return make
def fill_dict(kind):
    def make(act, which):
        box = [None]
        keys = [H(i, box, lambda c: None, ()) for i in (3, 1, 7, 2, 9, 4)]
        box[0] = kind((k, H(k.n * 2, box, lambda c: None, ())) for k in keys) if kind is not defaultdict else defaultdict(list, [(k, H(k.n * 2, box, lambda c: None, ())) for k in keys])
        for k in list(keys):
            k.act, k.which = act, which
        for v in box[0].values():
            v.act, v.which = act, which
        return box, keys
    return make
def fill_set(kind):
    def make(act, which):
        box = [None]
        keys = [H(i, box, lambda c: None, ()) for i in (3, 1, 7, 2, 9, 4)]
        box[0] = kind(keys)
        for k in keys: k.act, k.which = act, which
        return box, keys
    return make
class SubList(list): pass
class SubDict(dict): pass
class SubSet(set): pass
def list_ops(c, h, other):
    for name in dir(type(c)):
        if name in ("__class__", "__init_subclass__", "__subclasshook__", "__new__", "__del__", "__sizeof__", "__dir__", "__reduce__", "__reduce_ex__", "__getattribute__", "__setattr__", "__delattr__", "__doc__", "__dict__", "__module__", "__weakref__", "__class_getitem__", "__getstate__", "__hash__", "__init__", "__str__", "__copy__", "__deepcopy__"): continue
        m = getattr(type(c), name)
        if not callable(m): continue
        for args in ([], [h], [other], [0], [h, h], [0, h], [h, 0], [other, other], [slice(0, 3)], [slice(h, h)], [slice(0, 3), other], [slice(None, None, 2), other], [slice(None, None, 2), h]):
            yield name, args, m
def extra_ops():
    yield "sorted", lambda c, h, o: sorted(c)
    yield "sorted key", lambda c, h, o: sorted(c, key=lambda x: (h(), x)[1])
    yield "sort key", lambda c, h, o: c.sort(key=h)
    yield "sum", lambda c, h, o: sum(c)
    yield "min", lambda c, h, o: min(c)
    yield "max key", lambda c, h, o: max(c, key=h)
    yield "any", lambda c, h, o: any(c)
    yield "all", lambda c, h, o: all(c)
    yield "tuple", lambda c, h, o: tuple(c)
    yield "set", lambda c, h, o: set(c)
    yield "dict", lambda c, h, o: dict.fromkeys(c)
    yield "map", lambda c, h, o: list(map(h, c))
    yield "filter", lambda c, h, o: list(filter(None, c))
    yield "zip", lambda c, h, o: list(zip(c, o, c))
    yield "heapify", lambda c, h, o: heapq.heapify(c)
    yield "heappush", lambda c, h, o: heapq.heappush(c, h)
    yield "heappop", lambda c, h, o: heapq.heappop(c)
    yield "heapreplace", lambda c, h, o: heapq.heapreplace(c, h)
    yield "heappushpop", lambda c, h, o: heapq.heappushpop(c, h)
    yield "nsmallest", lambda c, h, o: heapq.nsmallest(3, c)
    yield "nlargest", lambda c, h, o: heapq.nlargest(3, c, key=h)
    yield "merge", lambda c, h, o: list(heapq.merge(c, o))
    yield "bisect", lambda c, h, o: bisect.bisect(c, h)
    yield "insort", lambda c, h, o: bisect.insort(c, h)
    yield "insort key", lambda c, h, o: bisect.insort(c, h, key=lambda x: x)
    yield "reduce", lambda c, h, o: functools.reduce(h, c)
    yield "accumulate", lambda c, h, o: list(itertools.islice(itertools.accumulate(c), 20))
    yield "product", lambda c, h, o: list(itertools.islice(itertools.product(c, o), 20))
    yield "permutations", lambda c, h, o: list(itertools.islice(itertools.permutations(c, h), 20))
    yield "combinations", lambda c, h, o: list(itertools.islice(itertools.combinations(c, 2), 20))
    yield "groupby", lambda c, h, o: [(k, list(g)) for k, g in itertools.groupby(c, h)]
    yield "groupby2", lambda c, h, o: [(k, list(g)) for k, g in itertools.groupby(c)]
    yield "islice", lambda c, h, o: list(itertools.islice(c, h))
    yield "Counter", lambda c, h, o: Counter(c)
    yield "join", lambda c, h, o: "".join(map(str, c))
    yield "repr", lambda c, h, o: repr(c)
    yield "percent", lambda c, h, o: "%s %r" % (c, h)
    yield "format", lambda c, h, o: "{0[0]!r:>10} {1!s}".format(c, h)
    yield "eq", lambda c, h, o: c == o
    yield "lt", lambda c, h, o: c < o
    yield "copy", lambda c, h, o: copy.copy(c)
    yield "star", lambda c, h, o: (lambda *a: len(a))(*c, *o, *h)
    yield "unpack", lambda c, h, o: (lambda x: [x])(*[(a, b) for a, *b in [c]])
    yield "bytes", lambda c, h, o: bytes(c)
    yield "bytearray", lambda c, h, o: bytearray(c)
    yield "bytearray ext", lambda c, h, o: bytearray(b"abc").extend(c)
    yield "array", lambda c, h, o: array.array("B", c)
    yield "array ext", lambda c, h, o: array.array("d", [1]).extend(c)
    yield "deque", lambda c, h, o: deque(c, h)
    yield "enumerate", lambda c, h, o: list(enumerate(c, h))
    yield "json", lambda c, h, o: json.dumps(c, default=h)
    yield "json2", lambda c, h, o: json.dumps(dict.fromkeys(range(3), c), default=h, indent=1)
    yield "writelines", lambda c, h, o: io.StringIO().writelines(map(str, c))
    yield "pack", lambda c, h, o: struct.pack("6B", *c)
    yield "slice assign self", lambda c, h, o: c.__setitem__(slice(1, 3), c)
    yield "ext slice", lambda c, h, o: c.__setitem__(slice(None, None, 2), h)
    yield "index of", lambda c, h, o: operator.indexOf(c, h)
    yield "count of", lambda c, h, o: operator.countOf(c, h)
    yield "in", lambda c, h, o: h in c
    yield "or", lambda c, h, o: c | o
    yield "and", lambda c, h, o: c & o
    yield "xor", lambda c, h, o: c ^ o
    yield "minus", lambda c, h, o: c - o
    yield "ior", lambda c, h, o: operator.ior(c, o)
    yield "items and", lambda c, h, o: c.items() & o.items()
    yield "keys or", lambda c, h, o: c.keys() | o
    yield "keys minus", lambda c, h, o: c.keys() - o.keys()
    yield "keys disjoint", lambda c, h, o: c.keys().isdisjoint(o)
    yield "items in", lambda c, h, o: (h, h) in c.items()
    yield "items eq", lambda c, h, o: c.items() == o.items()
    yield "values", lambda c, h, o: list(c.values())
    yield "listdict", lambda c, h, o: [x for x in c]
    yield "comp", lambda c, h, o: {x: 1 for x in c}
    yield "setcomp", lambda c, h, o: {x for x in c}
    yield "kwargs", lambda c, h, o: (lambda **k: len(k))(**c)
    yield "kwargs2", lambda c, h, o: dict(**c)
    yield "merge dicts", lambda c, h, o: {**c, **o}
    yield "chainmap", lambda c, h, o: list(ChainMap(c, o).items())
    yield "reversed", lambda c, h, o: list(itertools.islice(reversed(c), 30))
    yield "lru", lambda c, h, o: functools.lru_cache(4)(lambda x: 1)(h)
    yield "next loop", lambda c, h, o: [c.clear() or x for x in c]
    yield "fsum", lambda c, h, o: __import__("math").fsum(c)
    yield "maketrans", lambda c, h, o: "abc".translate(c)
    yield "template", lambda c, h, o: string.Template("$a").safe_substitute(c)
    yield "literal", lambda c, h, o: [*c, *o][:3]
    yield "int from", lambda c, h, o: int.from_bytes(c, "big")
    yield "insert at", lambda c, h, o: c.insert(h, h)
    yield "mul", lambda c, h, o: c * h
    yield "imul", lambda c, h, o: operator.imul(c, h)
    yield "type call", lambda c, h, o: type(c)(c)
    yield "type call h", lambda c, h, o: type(c)(h)
KINDS = [("list", fill_list(list), list_acts), ("sublist", fill_list(SubList), list_acts), ("deque", fill_list(deque), list_acts),
         ("dict", fill_dict(dict), dict_acts), ("subdict", fill_dict(SubDict), dict_acts), ("odict", fill_dict(OrderedDict), dict_acts), ("ddict", fill_dict(defaultdict), dict_acts),
         ("set", fill_set(set), set_acts), ("subset", fill_set(SubSet), set_acts)]


def place(box, oitems):
    for item in oitems:
        item.box = box


for kname, make, acts in KINDS:
    for aname, act in acts():
        for which in WHICH:
            probe, _ = make(act, ())
            other, _ = make(act, ())
            names = [name for name, _, _ in list_ops(probe[0], H(2, probe, act, ()), other[0])]
            for i, name in enumerate(names):
                count += 1
                if count % STEP == 0:
                    box, items = make(act, (which,))
                    obox, oitems = make(act, (which,))
                    place(box, oitems)
                    _, args, method = next(itertools.islice(list_ops(box[0], H(2, box, act, (which,)), obox[0]), i, None))
                    run(f"{kname} {aname} {which} {name} {i}", box, lambda: method(box[0], *args))
            for name, f in extra_ops():
                count += 1
                if count % STEP == 0:
                    box, items = make(act, (which,))
                    obox, oitems = make(act, (which,))
                    place(box, oitems)
                    h = H(2, box, act, (which,))
                    run(f"{kname} {aname} {which} {name}", box, lambda: f(box[0], h, obox[0]))
print(count)
