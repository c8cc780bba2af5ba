# __init_subclass__ and __set_name__ hooks with class keywords.
class Plugin:
    registry = []

    def __init_subclass__(cls, /, label=None, **kw):
        super().__init_subclass__(**kw)
        cls.label = label
        Plugin.registry.append((cls.__name__, label))


class One(Plugin, label="first"):
    pass


class Two(One):
    pass


print(Plugin.registry, One.label, Two.label)
try:
    class Bad(Plugin, unknown=1):
        pass
except TypeError as e:
    print(e)
try:
    class Plain(key=1):
        pass
except TypeError as e:
    print(e)


class Named:
    def __set_name__(self, owner, name):
        self.where = owner.__name__ + "." + name


class Holder:
    a = Named()
    b = Named()


print(Holder.a.where, Holder.b.where)


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("refused")


try:
    class Broken:
        attr = BadName()
except Exception as e:
    print(type(e).__name__, e, repr(e.__cause__))
