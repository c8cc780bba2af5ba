# Functions with hundreds of parameters, and calls with hundreds of arguments.
ns = {}
names = [f"p{i}" for i in range(300)]
exec(f"def f({', '.join(names)}):\n    return p0, p150, p299, len(locals())\n", ns)
print(ns["f"](*range(300)), ns["f"](**{n: i for i, n in enumerate(names)}))
print(eval(f"f({', '.join(str(i) for i in range(300))})", ns))
print(eval(f"f({', '.join(f'{n}={i}' for i, n in enumerate(names))})", ns))
exec(f"def g({', '.join(n + '=' + str(i) for i, n in enumerate(names))}):\n    return p0 + p299\n", ns)
print(ns["g"](), ns["g"](p299=1), ns["g"](5))
exec(f"def h(*, {', '.join(names)}):\n    return p7\n", ns)
print(ns["h"](**{n: n for n in names}))


def star(*args, **kwargs):
    return len(args), sum(args), len(kwargs)


print(star(*range(5000)), star(*[1] * 300, *[2] * 300), star(**{f"k{i}": i for i in range(3000)}), max(*range(1000)))
print(eval("star(" + ",".join(["1"] * 1000) + ")"), eval("len([" + ",".join(["star()"] * 500) + "])"), eval("print(" + ",".join(["7"] * 270) + ")"))
try:
    ns["f"](1)
except TypeError as e:
    print(str(e)[:80])
