# Displays, unpackings and calls that need many temporaries at once.
ns = {"v": 1}
print(eval("(" + "v + " * 900 + "v)", ns), eval("[" + ", ".join(["v * 2"] * 700) + "]", ns)[-1], len(eval("(" + ", ".join(f"v + {i}" for i in range(700)) + ")", ns)))
exec(", ".join(f"a{i}" for i in range(400)) + " = range(400)", ns)
print(ns["a0"], ns["a399"])
exec("def f():\n    " + ", ".join(f"a{i}" for i in range(200)) + ", *rest = range(300)\n    return a199, len(rest)\n", ns)
print(ns["f"]())
print(eval("{" + ", ".join(f"v + {i}: v * {i}" for i in range(500)) + "}", ns)[400], len(eval("{" + ", ".join(f"v - {i}" for i in range(400)) + "}", ns)))
print(eval("f'" + "{v}-" * 500 + "'", ns)[-6:], eval("'" + "%d" * 300 + "' % (" + "v, " * 300 + ")", ns)[:10])
expr = "v"
for i in range(60):
    expr = f"({expr} + (v * (v + {i})))"
print(eval(expr, ns))
expr = "v"
for i in range(60):
    expr = f"(v + {i} * {expr})" if i % 2 else f"[{expr}, v][0]"
print(eval(expr, ns))
print(eval("max(" * 50 + "v" + ", 2)" * 50, ns), eval("v if 0 else " * 300 + "'end'", ns), eval(" and ".join(["v"] * 500), ns), eval("v < 2 " + "< 3 " * 0 + " == True" * 0 + " and v" * 200, ns), eval(" < ".join(str(i) for i in range(300)), ns))
exec("x = y = z = " + " = ".join(f"q{i}" for i in range(100)) + " = [v]", ns)
print(ns["x"] is ns["q99"], eval("lambda " + ", ".join(f"a{i}={i}" for i in range(260)) + ": a259", ns)())
print(eval("[i" + "".join(f" for i{k} in (0,)" for k in range(15)) + " for i in range(3)]"))
