# locals(), globals(), vars(), dir() in each scope.
x = 1
print(globals()["x"], "x" in globals(), globals() is globals(), locals() is globals())
globals()["made"] = 5
print(made)


def f(a, b=2, *c, d=4, **e):
    y = 10
    z = [locals_here for locals_here in (1,)]
    return locals()


print(f(1))


def g():
    v = 1
    l = locals()
    l["v"] = 99
    return v


print(g())


def h():
    free = 1

    def inner():
        used = free
        return sorted(locals())
    return inner()


print(h())


class C:
    a = 1
    names = sorted(k for k in locals() if not k.startswith("_"))
    locals()["injected"] = 7


print(C.names, C.injected)


class D:
    cls = 1

    def __init__(self):
        self.inst = 2


print(vars(D()), [n for n in dir(D()) if not n.startswith("_")], "cls" in vars(D))


def i():
    q = 1
    del q
    w = 2
    return dir(), vars()


print(i())
try:
    vars(5)
except TypeError as e:
    print(e)
