# What a metaclass's mro() may do: a class without an order yet, an order that does not fit, new bases meanwhile.
import types


def attempt(text, function):
    try:
        print(text, function())
    except Exception as e:
        print(text, type(e).__name__, e)


class B:
    pass


def order(*classes):
    class M(type):
        def mro(cls):
            return [cls if c is None else c for c in classes]
    return M


attempt("without itself", lambda: order(B)("A", (), {}))
attempt("alone", lambda: order(None)("A", (), {}).__mro__)
attempt("another layout", lambda: order(None, dict, object)("A", (), {}))
attempt("no class", lambda: order(1)("A", (), {}))
attempt("reversed", lambda: order(object, B, None)("A", (B,), {}).__mro__)


class Early(type):
    def mro(cls):
        if cls.__name__ == "A":
            print(cls.__mro__, hasattr(cls, "spam"))
            attempt("derived too early", lambda: Early("X", (cls,), {}))
            attempt("super", lambda: super(cls, cls).spam)
        return type.mro(cls)


class A(metaclass=Early):
    spam = 1


print(A.spam, A.__mro__)


class Changing(type):
    change = None

    def mro(cls):
        change, Changing.change = Changing.change, None
        if change:
            change(cls)
        return type.mro(cls)


class Root(metaclass=Changing):
    pass


class B1(Root):
    name = "B1"


class B2(Root):
    name = "B2"


class C(Root):
    pass


class D(C):
    pass


def again(cls):
    C.__bases__ = (B2,)


Changing.change = again
C.__bases__ = (B1,)
print(C.__bases__, C.name, D.name, B2.__subclasses__(), B1.__subclasses__())


def fails(cls):
    raise LookupError(cls.__name__)


def later(cls):
    Changing.change = fails


Changing.change = later
attempt("failing", lambda: setattr(C, "__bases__", (B1,)))
print(C.__bases__, C.__mro__, D.__mro__, C.__base__)
attempt("cycle", lambda: setattr(B2, "__bases__", (D,)))

# attributes
class Setter:
    def __set__(self, instance, value):
        pass


class Meta(type):
    a = Setter()


X = Meta("X", (), {"a": 42})
print(X.a, isinstance(Meta.__dict__["a"], Setter))


class S1:
    __slots__ = ["a", "b"]


class S2:
    __slots__ = ["b", "a"]


class S3:
    __slots__ = ["a", "c"]


s = S1()
s.a = 1
s.b = 2
s.__class__ = S2
print(s.a, s.b, type(s).__name__)
attempt("other names", lambda: setattr(s, "__class__", S3))


class Named:
    __slots__ = ["__qualname__", "__classcell__"]

    def f(self):
        return __class__


n = Named()
n.__qualname__ = "q"
print(Named.__qualname__, n.__qualname__, n.f(), isinstance(Named.__dict__["__classcell__"], types.MemberDescriptorType))


class Base:
    pass


class OfBase(Base, type):
    pass


E = OfBase("E", (), {})
for name in "C", "E":
    try:
        Base.__dict__["__dict__"].__set__(OfBase(name, (), {}), {})
    except AttributeError as e:
        print("refused")
print(type(E.__dict__).__name__)


class Listed:
    __slotnames__ = ["spam", "eggs"]

    def __getattr__(self, name):
        if name == "spam":
            return 42
        raise AttributeError(name)


print(Listed().__reduce_ex__(2)[2])
