# The order in which parts of statements and expressions are evaluated.
def t(name, value=None):
    print(name, end=" ")
    return value


d = {}
t("target", d)[t("key", "k")] = t("value", 1)
print(d)
t("a", [0])[t("i", 0)] += t("rhs", 5)
print()
t("x", 1) + t("y", 2) * t("z", 3) - t("w", 4)
print()
t("a", 1) < t("b", 2) < t("c", 0) < t("never", 5)
print()
print([t("e1"), t("e2")], (t("e3"), t("e4")), {t("k1"): t("v1"), t("k2"): t("v2")}, {t("s1"), t("s2")})
t("f", print)(t("p1", 1), *t("star", [2]), sep=t("kw", "-"), **t("dstar", {"end": "\n"}))
t("then") if t("cond", True) else t("else")
print()
(lambda a=t("default"): a)()
print()


@t("decorator1", lambda f: f)
@t("decorator2", lambda f: f)
def f(a: t("annotation a") = t("default a"), *, b: t("annotation b") = t("default b")) -> t("return annotation"):
    pass


print()


class C(t("base", object), metaclass=t("meta", type)):
    t("body")


print()
x = y = t("chained", 1)
t("o1", [0, 1, 2])[t("start", 0):t("stop", 2):t("step", 1)]
print()
a, (b, c) = t("left", 1), (t("in1", 2), t("in2", 3))
print(a, b, c)
for i in t("iterable", [1]):
    t("loop body")
print()
assert t("assert cond", True), t("message")
print()
del t("del container", {"q": 1})[t("del key", "q")]
print()
raise_it = [t("r1", ValueError("from here")), t("r2", KeyError("cause"))]
try:
    raise t("exc", raise_it[0]) from t("cause", raise_it[1])
except ValueError as e:
    print(repr(e.__cause__))
print(f"{t('f1', 1)} {t('f2', 2):{t('spec', 3)}}", t("not", 0) or t("or", 5), t("and", 1) and t("last", 2), not t("n", 1))
with t("cm", type("CM", (), {"__enter__": lambda s: t("enter", 5), "__exit__": lambda s, *a: t("exit")})()) as d[t("as key", "w")]:
    print(d)
print()
