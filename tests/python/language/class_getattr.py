# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Lazy:
    here = 1

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("x"):
            return name * 2
        raise AttributeError(f"no {name}")


z = Lazy()
print(z.here, z.xy)
try:
    z.abc
except AttributeError as e:
    print(e)
print(hasattr(z, "q"), getattr(z, "q", "default"))


class Strict:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("secret!")
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        super().__delattr__(name)

    def __dir__(self):
        return ["b", "a"]


s = Strict()
s.v = 1
s.v += 2
del s.v
print(s.log, hasattr(s, "secret"), hasattr(s, "v"), dir(s))


class Both:
    def __getattribute__(self, name):
        raise AttributeError("first")

    def __getattr__(self, name):
        return "second: " + name


print(Both().anything)


class Prop:
    @property
    def p(self):
        raise AttributeError("inside property")

    def __getattr__(self, name):
        return "fallback for " + name


print(Prop().p)
