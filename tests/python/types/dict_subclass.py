# Subclasses of dict: overridden methods, __missing__, **.
class Default(dict):
    def __missing__(self, key):
        self[key] = value = [key]
        return value


d = Default(a=1)
print(d["a"], d["b"], d, d.get("zz"), "zz" in d, type(d.copy()).__name__, type(d | {}).__name__)


class Upper(dict):
    def __getitem__(self, k):
        return super().__getitem__(k.upper())

    def __contains__(self, k):
        return super().__contains__(k.upper())

    def keys(self):
        return ["lied"]


u = Upper(A=1)
print(u["a"], "a" in u, u.get("a"), u.get("A"), dict(u), {**u}, list(u), repr(u), u == {"A": 1})
print("%(a)s" % u, "{a}".format_map(u))


class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


a = Attr(x=1)
a.y = 2
print(a, a.x + a.y)
try:
    a.z
except KeyError as e:
    print(repr(e))


class Ordered(dict):
    def __iter__(self):
        return iter(sorted(super().keys()))


o = Ordered(b=1, a=2)
print(list(o), dict(o), o)
