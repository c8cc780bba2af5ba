# str: equality and order across widths, interning doesn't show.
words = ["", "a", "aa", "b", "A", "é", "日", "🐍", "a\x00", "a\x00b", "ab", "z" * 100, "z" * 99 + "y"]
for w in words:
    print([w < v for v in words].index(True) if any(w < v for v in words) else None, sum(w == v for v in words), [w <= v for v in words].count(True))
a = "".join(["he", "llo"])
b = "hello"
print(a == b, hash(a) == hash(b), {a: 1}[b], a is a, len({a, b}), a != b, a in ("x", b))
print("a" == b"a", "a" == 97, "a" != None, "".join([]) == "")


class S(str):
    pass


print(S("x") == "x", hash(S("x")) == hash("x"), {"x": 1}[S("x")], S("a") < "b", type(S("a") + "b").__name__, type(S("a")[0]).__name__, type(str(S("a"))).__name__)


class E(str):
    def __eq__(self, o):
        return True

    __hash__ = str.__hash__


print(E("a") == "b", "b" == E("a"), E("q") in ["z"])
