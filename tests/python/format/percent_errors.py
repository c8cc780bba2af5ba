# % formatting: what it refuses.
cases = [("%d", "a"), ("%d", None), ("%s %s", (1,)), ("%s", (1, 2)), ("%c", "ab"), ("%c", 1.5), ("%c", -1), ("%c", 0x110000), ("%z", 1), ("%", 1),
         ("%(a)s", {}), ("%(a)s", 5), ("%(a", {}), ("%f", "x"), ("%x", 1.5), ("%o", "8"), ("%*d", ("a", 1)), ("%.*f", (1.5, 2)), ("abc", 5), ("abc", (5,)),
         ("%d %d", 1), ("%s%", 1), ("%5", 1), ("%d", 1j), ("%s", ()), ("%d", float("inf")), ("%d", float("nan")), ("%(a)d", {"a": "x"}), ("%e", None), ("%c", None), ("% (a)z", {"a": 1}), ("%q", ()), ("abc", {"a": 1}), ("abc", [1]), ("%s", [1, 2])]
for f, v in cases:
    try:
        print(repr(f), repr(v), "->", f % v)
    except Exception as e:
        print(repr(f), repr(v), "->", type(e).__name__, e)
