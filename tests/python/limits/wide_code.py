# Code with more variables and temporaries than fit the registers: cells, free variables, generators, classes, handlers.
def make(source, name="f"):
    ns = {"v": 1}
    exec(source, ns)
    return ns[name]


N = 300
names = [f"x{i}" for i in range(N)]
# each local is a cell, and each a free variable of the function inside
f = make("def f():\n" + "".join(f"    {n} = {i}\n" for i, n in enumerate(names)) + "    def g():\n        return ("
         + " + ".join(names) + ")\n    x299 = 1000\n    return g\n")
print(f()(), len(f().__closure__), len(f().__code__.co_freevars), len(f.__code__.co_cellvars))
f = make("def f():\n" + "".join(f"    {n} = {i}\n" for i, n in enumerate(names)) + "    def g():\n        nonlocal "
         + ", ".join(names) + "\n        x1 = x298 = 'changed'\n        del x2\n        return sorted(locals())[:3], len(locals())\n"
         "    print(g())\n    try:\n        x2\n    except NameError as e:\n        print(e)\n    return x1, x298, x0, len(locals())\n")
print(f())
# parameters that are cells
f = make("def f(" + ", ".join(names) + "):\n    return lambda: (x0, x150, x299)\n")
print(f(*range(N))())
f = make("def f(a, *, " + ", ".join(n + "=" + str(i) for i, n in enumerate(names)) + ", **kw):\n    return a, x7, x299, kw\n")
print(f(1), f(2, x299=3, other=4))
# deletion, unbound names
f = make("def f(n):\n" + "".join(f"    {n} = {i}\n" for i, n in enumerate(names))
         + "    del x280\n    try:\n        print(x280)\n    except UnboundLocalError as e:\n        print(e)\n"
         "    try:\n        del x280\n    except UnboundLocalError as e:\n        print(e)\n    x280 = 5\n    x281 += 1\n"
         "    for x290 in (1, 2): pass\n    for x291, x292 in [(1, 2)]: pass\n    [x293 for x293 in (1, 2)]\n"
         "    with C() as x294: pass\n    try:\n        raise KeyError(1)\n    except KeyError as x295:\n        print(repr(x295))\n"
         "    import sys as x296\n    return x280, x281, x290, x291, x292, x293, x294, x296.__name__, 'x295' in locals()\n"
         "class C:\n    def __enter__(self): return 'entered'\n    def __exit__(self, *a): return None\n")
print(f(1))
# a generator, a coroutine, a class with many free variables
f = make("def f():\n" + "".join(f"    {n} = {i}\n" for i, n in enumerate(names)) + "    for i in range(3):\n        x299 += (yield x299 + i) or 0\n    return x150\n")
g = f()
print(next(g), g.send(10), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
f = make("def f():\n" + "".join(f"    {n} = {i}\n" for i, n in enumerate(names)) + "    class K:\n        t = ("
         + ", ".join(names) + ")\n        y5 = x5 + 1\n        def m(self): return __class__, x299\n    return K\n")
print(f().t[299], f().y5, f()().m()[1], f().__qualname__)
# temporaries put aside: exceptions, conditional evaluation, calls, generators in deep expressions
deep = "v"
for i in range(70):
    deep = f"g(v, {i}, ({deep}), v + {i}, v, v)"
f = make(f"def f(n):\n    log = []\n    def g(a, b, c, d, e, h):\n        log.append(b)\n        if b == n: raise KeyError(b)\n        return a + b + c + d\n"
         f"    v = 2\n    try:\n        with C() as w:\n            for i in range(2):\n                try:\n                    r = {deep}\n"
         f"                except KeyError as e:\n                    r = e.args[0] + i\n                finally:\n                    log.append('f')\n"
         f"        return r, len(log), w, i\n    finally:\n        v = None\n"
         "class C:\n    def __enter__(self): return 'entered'\n    def __exit__(self, *a): return None\n")
print(f(-1), f(50), f(0), f(69))
deep = "(yield 0)"
for i in range(1, 50):
    deep = f"[{i}, v, ({deep}), v, {i}]" if i % 2 else f"h({i}, v, {deep}, k=v)"
g = make(f"def f():\n    def h(a, b, c, k): return [a, b, c, k]\n    v = 'v'\n    yield {deep}\n")()
print(next(g), str(g.send("sent"))[-60:])
deep = "v"
for i in range(60):
    deep = f"({deep} if v else 0, v and {deep[:0]}v, [v, v, v, v])[0]" if i % 3 else f"{{v: {deep}}}[v]"
print(eval(deep, {"v": 7}))
print(eval("[" * 90 + "v" + ", w]" * 90, {"v": 1, "w": 2})[0][0][1])
f = make("@d\n" * 250 + "def f(): return 0\n" if False else "def f(): return 0\n")
decorated = make("def d(f):\n    n.append(1)\n    return f\nn = []\n" + "@d\n" * 240 + "def f(): return len(n)\n")
print(decorated())
match_source = "def f(x):\n    match x:\n        case [" + ", ".join(f"a{i}" for i in range(90)) + "]: return a0, a89\n        case {" + ", ".join(f"'{i}': b{i}" for i in range(60)) + "}: return b0, b59\n"
print(make(match_source)(range(90)), make(match_source)({str(i): i for i in range(70)}))
