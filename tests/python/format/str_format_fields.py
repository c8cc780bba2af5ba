# str.format: fields, attributes, items, conversions, nesting.
class P:
    def __init__(self):
        self.x = 5
        self.d = {"k": [10, 20]}

    def __str__(self):
        return "P!"


p = P()
print("{} {}".format(1, "a"), "{1} {0} {1}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0} {x}".format("p", x="k"), "{{}} {{{}}}".format(1), "".format(), "{}".format(None))
print("{0.x} {0.d[k][1]} {1[0]} {1[-1]}".format(p, {"0": 1, 0: "zero", "-1": "minus"}), "{[0]} {.x}".format([7], p), "{a[k]}".format(a={"k": "v"}), "{0[a b]}".format({"a b": 1}))
print("{!s} {!r} {!a}".format("é", "é", "é"), "{0!r:>6}".format("a"), "{p!s:*^8}".format(p=p), "{:{}} {:{w}.{p}}".format("a", 5, 3.14159, w=8, p=2), "{:{}{}}".format("x", ">", 4))
print("{:>{w}}|{:<{w}}|{:^{w}}".format(1, 2, 3, w=5), "{0:{1}}".format(5, "03d"), "{:%}".format(0.5), "{:}".format("plain"), "{0}{0}{0}".format("ab"))
for f, args, kw in (("{}", (), {}), ("{1}", (1,), {}), ("{a}", (), {}), ("{0} {}", (1, 2), {}), ("{} {0}", (1, 2), {}), ("{", (), {}), ("}", (), {}), ("{0.nope}", (p,), {}), ("{0[9]}", ([1],), {}), ("{0[k]}", ({},), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{:d}", ("a",), {}), ("{0[}", ([1],), {}), ("{0]}", (1,), {}), ("{0.}", (1,), {}), ("{0[]}", ([1],), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{0!r", (1,), {}), ("{!r }", (1,), {}), ("{0[a]}", ([1],), {}), ("{:{", (1,), {}), ("{ }", (1,), {}), ("{-1}", (1,), {}), ("{0[0]x}", ([1],), {})):
    try:
        print(f, f.format(*args, **kw))
    except Exception as e:
        print(f, type(e).__name__, e)
print("{a} {b[c]}".format_map({"a": 1, "b": {"c": 2}}))


class D(dict):
    def __missing__(self, k):
        return f"<{k}>"


print("{a} {nope}".format_map(D(a=1)), "{0:>5}{1:<5}|".format("ab", "cd"), "{:s} {:5s}|".format("x", "y"))
