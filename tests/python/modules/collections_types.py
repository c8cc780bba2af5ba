# collections: namedtuple, Counter, defaultdict, OrderedDict, ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, namedtuple

P = namedtuple("P", "x y", defaults=[0])
p = P(1, 2)
print(p, p.x, p[1], P(5), p._replace(x=9), p._asdict(), P._fields, P._make([3, 4]), p == (1, 2), P._field_defaults, isinstance(p, tuple))
a, b = p
print(a, b, P(y=1, x=2), namedtuple("Q", ["a", "b"])(1, 2))
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: namedtuple("R", "a a"), lambda: namedtuple("R", "class"), lambda: setattr(p, "x", 5), lambda: P(1, z=2)):
    try:
        f()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()), c + Counter("ab"), c - Counter("aaa"), c & Counter("abz"), c | Counter("zzz"), sorted(c.elements())[:4])
c.update("zz")
c.subtract({"a": 3})
print(c["z"], c["a"], c.total(), +Counter(a=-1, b=2), Counter(a=1) == Counter(a=1, b=0))
d = defaultdict(list)
d["k"].append(1)
d["k"].append(2)
print(d, d["new"], len(d), d.get("none"), defaultdict(int, a=1)["b"], d.default_factory is list)
try:
    defaultdict()["x"]
except KeyError as e:
    print(repr(e))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(last=False), o, o == {"a": 1, "b": 2}, OrderedDict([("x", 1)]) == OrderedDict(x=1), list(reversed(o)))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m["a"], m["b"], sorted(m), m.maps, m.new_child({"a": 0})["a"], m.parents["a"])
