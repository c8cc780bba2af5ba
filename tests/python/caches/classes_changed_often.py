# Methods and descriptors that are set in classes again and again are seen at once, by code that has run before the change.
class Base:
    def name(self):
        return "base"


class Middle(Base):
    pass


class Leaf(Middle):
    def __init__(self):
        self.own = 1


def ask(o):
    return o.name(), o.own


leaf = Leaf()
for n in range(60):
    print(n, ask(leaf), end=" ")
    Middle.name = lambda self, n=n: f"middle {n}"
    print(ask(leaf), end=" ")
    Leaf.name = lambda self, n=n: f"leaf {n}"
    print(ask(leaf), end=" ")
    Leaf.own = property(lambda self, n=n: f"property {n}")
    print(ask(leaf), end=" ")
    del Leaf.name
    print(ask(leaf), end=" ")
    Base.name = lambda self, n=n: f"base {n}"
    del Middle.name
    print(ask(leaf), end=" ")
    del Leaf.own
    print(ask(leaf))
    if n % 7 == 0:
        Leaf.__getattribute__ = lambda self, name: (lambda: "everything") if name == "name" else object.__getattribute__(self, name)
        print(ask(leaf))
        del Leaf.__getattribute__
    if n % 11 == 0:
        Leaf.__bases__ = (Middle,) if Leaf.__bases__ != (Middle,) else (Base,)
        print(ask(leaf))
    if n % 5 == 0:
        Leaf.__abstractmethods__ = frozenset(["name"])
        Leaf.name = lambda self: "abstract"
        print(ask(leaf))
        Leaf.__abstractmethods__ = frozenset()
        del Leaf.name
        print(ask(leaf))
for n in range(40):
    class Fresh(Leaf):
        pass

    fresh = Fresh()
    first = ask(fresh)
    for name in ("name", "__len__", "__eq__", "own"):
        setattr(Fresh, name, property(lambda self, name=name: (lambda: name)))
    try:
        print(first, ask(fresh)[0], fresh.own())
    except (AttributeError, TypeError) as e:
        print(e)
