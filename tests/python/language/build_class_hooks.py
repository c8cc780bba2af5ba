# Classes made in functions and loops; closures over loop variables; class decorators with state.
def make(n):
    class C:
        number = n

        def get(self):
            return n, self.number, type(self).__name__
    C.__name__ = f"C{n}"
    return C


classes = [make(i) for i in range(5)]
print([c().get() for c in classes], len({id(c) for c in classes}), issubclass(classes[0], classes[1]))
registry = {}


def register(*names):
    def deco(cls):
        for n in names:
            registry.setdefault(n, []).append(cls.__name__)
        return cls
    return deco


for name in "XY":
    @register(name, "all")
    class Plugin:
        tag = name
        __qualname__ = "Plugin" + name
print(registry, Plugin.tag, Plugin.__qualname__)


class Counter:
    total = 0
    instances = []

    def __init__(self):
        Counter.total += 1
        self.number = self.total
        self.instances.append(self)


[Counter() for _ in range(3)]
print(Counter.total, [c.number for c in Counter.instances])


class Outer:
    shared = []

    class Inner:
        def __init__(self, v):
            Outer.shared.append(v)

    def make(self):
        return [self.Inner(i) for i in range(2)]


Outer().make()
print(Outer.shared, Outer.Inner.__qualname__)


def conditional(flag):
    class C:
        if flag:
            def m(self):
                return "flag"
        else:
            m = lambda self: "no flag"
        for k in range(2):
            exec(f"v{k} = {k}")
        try:
            raise ValueError
        except ValueError:
            caught = True
        del k
    return C


print(conditional(1)().m(), conditional(0)().m(), conditional(1).v1, hasattr(conditional(1), "k"), conditional(0).caught)
