# Singletons and enumerations by metaclasses.
class Singleton(type):
    def __init__(cls, *a):
        super().__init__(*a)
        cls.instance = None

    def __call__(cls, *a, **k):
        if cls.instance is None:
            cls.instance = super().__call__(*a, **k)
        return cls.instance


class Config(metaclass=Singleton):
    def __init__(self, v=0):
        self.v = v


print(Config(1) is Config(2), Config().v)


class EnumMeta(type):
    def __prepare__(name, bases):
        class Namespace(dict):
            def __missing__(self, key):
                if key.startswith("_"):
                    raise KeyError(key)
                self[key] = value = len([k for k in self if not k.startswith("_")])
                return value
        return Namespace()

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls.members = {k: v for k, v in ns.items() if not k.startswith("_")}
        return cls

    def __iter__(cls):
        return iter(cls.members)

    def __len__(cls):
        return len(cls.members)

    def __contains__(cls, name):
        return name in cls.members

    def __setattr__(cls, k, v):
        if k in getattr(cls, "members", ()):
            raise AttributeError(f"{k} is constant")
        super().__setattr__(k, v)

    def __repr__(cls):
        return f"<{cls.__name__}: {', '.join(cls)}>"


class Color(metaclass=EnumMeta):
    RED, GREEN
    BLUE


print(Color, list(Color), Color.BLUE, len(Color), "RED" in Color)
try:
    Color.RED = 5
except AttributeError as e:
    print(e)
