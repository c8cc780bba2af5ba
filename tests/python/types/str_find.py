# str: find, rfind, index, rindex, count, startswith, endswith with bounds.
s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("a", 1, 3), s.find("z"), s.find(""), s.find("", 20), s.find("", 11), s.find("bra", -4))
print(s.rfind("a"), s.rfind("a", 0, 10), s.rfind("z"), s.rfind(""), s.rfind("bra", 0, -1), s.rfind("abra"))
print(s.index("c"), s.rindex("b"), s.count("a"), s.count("abra"), s.count(""), s.count("a", 3), s.count("a", 3, 5), "aaaa".count("aa"))
print(s.startswith("abra"), s.startswith("bra", 1), s.startswith(("x", "ab")), s.startswith(""), s.startswith("a", 50), s.startswith(()))
print(s.endswith("bra"), s.endswith("cad", 0, 7), s.endswith(("x", "a")), s.endswith(""), s.endswith("abracadabrax"))
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.find(1), lambda: s.startswith(1), lambda: s.startswith(["a"]),
          lambda: s.endswith((1,)), lambda: s.count(), lambda: s.find("a", "b"), lambda: s.index("a", 9, 10)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print("日本語日本".find("本"), "日本語日本".rfind("本"), "🐍x🐍".count("🐍"), "é".find("e"), s.find("a", None, 5), s.find("a", -1))
long = "ab" * 5000 + "c" + "ab" * 5000
print(long.find("c"), long.rfind("bc"), long.count("ba"), long.find("abc"), long.find("cab"), long.index("bab", 9999))
