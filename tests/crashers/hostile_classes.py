# Classes that change while something looks through them: mro, bases, dictionaries, slots, hooks, descriptors, weak references.
import collections
import copy
import enum
import gc
import pickle
import sys
import types
import weakref


def attempt(name, action):
    try:
        print(name, str(action())[:70])
    except Exception as error:
        print(name, type(error).__name__, str(error)[:90])


class Meta(type):
    def mro(cls):
        return Meta.answer(cls)


for name, answer in {"none": lambda c: None, "numbers": lambda c: [1, 2], "nothing": lambda c: [], "itself": lambda c: [c], "other": lambda c: [int], "twice": lambda c: [c, c, object],
                     "dict": lambda c: [c, dict, object], "iterator": lambda c: iter([c, object]), "many": lambda c: [c] * 5000 + [object], "raises": lambda c: 1 / 0}.items():
    Meta.answer = answer
    attempt("mro " + name, lambda: Meta("K", (), {}))
    attempt("mro use " + name, lambda: Meta("K", (), {})())
Meta.answer = type.mro


class Changing(Meta):
    def mro(cls):
        if cls.__name__ == "B":
            cls.__bases__ = (object,) if "done" in cls.__dict__ else cls.__bases__
        return type.mro(cls)


attempt("bases in mro", lambda: Changing("B", (), {"done": 1}))


class A:
    pass


class B(A):
    pass


class C(B):
    pass


attempt("cycle of bases", lambda: setattr(A, "__bases__", (C,)))
attempt("bases of layouts", lambda: setattr(B, "__bases__", (int,)))
attempt("no bases", lambda: setattr(B, "__bases__", ()))
attempt("class of an instance", lambda: setattr(A(), "__class__", int))


class Swapping:
    def __getattr__(self, name):
        type(self).__getattr__ = lambda self, name: name
        Swapping.__bases__ = (A,)
        del type(self).method
        return name

    def method(self):
        return 1


attempt("swapping", lambda: [getattr(Swapping(), n) for n in "abc"])


class Descriptor:
    def __get__(self, instance, owner):
        if "d" in owner.__dict__:
            del owner.d
        return 5

    def __set__(self, instance, value):
        instance.__dict__.clear()
        type(instance).d = 7

    def __set_name__(self, owner, name):
        owner.__dict__ if name == "d" else None
        setattr(owner, name + "x", Descriptor()) if len(name) < 5 else None
        del owner.gone


attempt("set_name", lambda: type("K", (), {"d": Descriptor(), "gone": 1, "e": Descriptor()}))


class Owner:
    pass


Owner.d = Descriptor()
attempt("descriptor", lambda: [Owner().d if hasattr(Owner, "d") else None for _ in range(3)])


class Space(dict):
    def __getitem__(self, key):
        return dict.get(self, key, 1)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value)
        if len(self) > 3:
            self.clear()


class Preparing(type):
    def __prepare__(name, bases, **more):
        return Preparing.space()


for name, space in {"dict": dict, "space": Space, "none": lambda: None, "int": lambda: 5, "proxy": lambda: types.MappingProxyType({}), "userdict": collections.UserDict}.items():
    Preparing.space = space
    attempt("prepare " + name, lambda: exec("class K(metaclass=Preparing):\n a = 1\n b = a\n c = 2\n d = 3\n def f(self): return __class__", {"Preparing": Preparing}))


class Slotted:
    __slots__ = ["a", "b"]

    def __getstate__(self):
        del self.a
        return None, {"a": 1, "z": 2}


attempt("slots", lambda: copy.copy(Slotted()))
for slots in (5, "a b", [5], ["a", "a"], ["__dict__", "__dict__"], ["1x"], ["a"] * 3, iter("ab"), {"a": 1}, ["a"] + [f"s{i}" for i in range(500)], ["\ud800"], ["a\0b"], b"ab"):
    attempt(f"slots {str(slots)[:12]}", lambda: type("K", (), {"__slots__": slots, "x": 1}).__name__)
for name in ("a\0b", "\ud800", "", 5, b"x", "x" * 10**6):
    attempt(f"name {str(name)[:5]!a}", lambda: len(type(name, (), {}).__name__))
attempt("doc", lambda: type("K", (), {"__doc__": 5, "__module__": 5, "__qualname__": 5}))
attempt("qualname", lambda: type("K", (), {"__classcell__": 5}))
attempt("cell", lambda: type("K", (), {"__classcell__": types.CellType()}))
attempt("init_subclass", lambda: type("K", (type("J", (), {"__init_subclass__": 5}),), {}))
attempt("class_getitem", lambda: type("K", (), {"__class_getitem__": 5})[1])
attempt("instancecheck", lambda: isinstance(1, type("M", (type,), {"__instancecheck__": lambda c, x: isinstance(x, c)})("K", (), {})))
attempt("subclasscheck", lambda: issubclass(int, type("M", (type,), {"__subclasscheck__": lambda c, x: issubclass(x, c)})("K", (), {})))
deep = int
for _ in range(50_000):
    deep = (deep, str)
attempt("deep tuple of classes", lambda: isinstance(1.0, deep))
attempt("deep except", lambda: exec("try: 1/0\nexcept deep: pass", {"deep": deep}))
del deep
chain = object
try:
    for i in range(500):
        chain = type(f"K{i}", (chain,), {})
    print("chain", len(chain.__mro__))
except (RecursionError, MemoryError) as error:
    print("chain", type(error).__name__)
attempt("chain attribute", lambda: chain.nothing)
attempt("many bases", lambda: len(type("K", tuple(type(f"b{i}", (), {}) for i in range(300)), {}).__mro__))
del chain
dead = []


class Dying:
    def __init__(self, value):
        self.value = value

    def __del__(self):
        dead.append(self)
        registry.clear()
        registry.update({i: i for i in range(20)})
        weak.clear()
        gc.collect()
        raise ValueError("in __del__")

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self is other


sys.unraisablehook = lambda information: None
registry = {}
weak = weakref.WeakValueDictionary()
weak_keys = weakref.WeakKeyDictionary()
weak_set = weakref.WeakSet()
for i in range(200):
    d = Dying(i)
    d.self = d
    registry[i] = d
    weak[i] = d
    weak_keys[d] = i
    weak_set.add(d)
    weakref.finalize(d, registry.clear)
    d.reference = weakref.ref(d, lambda r: (weak.clear(), gc.collect()))
    del d
    if i % 20 == 0:
        registry.clear()
        gc.collect()
        for collection in (weak, weak_keys, weak_set):
            try:
                for item in collection:
                    registry.clear()
                    gc.collect()
            except RuntimeError as error:
                pass
print("weak", len(dead) > 100)
proxy = weakref.proxy(dead[0])
dead.clear()
registry.clear()
gc.collect()
attempt("proxy", lambda: type(proxy.value))


class Reducing:
    def __reduce__(self):
        return Reducing.answer(self)


for name, answer in {"none": lambda s: None, "itself": lambda s: s, "text": lambda s: "nothing", "short": lambda s: (int,), "uncallable": lambda s: (5, ()), "wrong arguments": lambda s: (int, 5),
                     "cycle": lambda s: (Reducing, (s,)), "long": lambda s: (int, (), None, None, None, None, None), "iterator": lambda s: (list, (), None, 5),
                     "state": lambda s: (object, (), 5), "deep": lambda s: (list, ((), ), None, iter([Reducing() for _ in range(1)]))}.items():
    Reducing.answer = answer
    for protocol in (0, 2, 4, 5):
        attempt(f"pickle {name} {protocol}", lambda: len(pickle.dumps(Reducing(), protocol)))
    attempt("copy " + name, lambda: type(copy.deepcopy(Reducing())))
for data in (b"", b"\x80", b"\x80\x06.", b"(", b"0.", b"a.", b"\x80\x04]\x94\x88s.", b"\x8c\xff", b"\x8e" + b"\xff" * 8, b"\x96" + b"\xff" * 8, b"(" * 100_000 + b".", b"]" + b"]a" * 100_000 + b".", b"\x80\x04K\x01\x85\x81.",
             b"cbuiltins\neval\n(S'1+1'\ntR.", b"cos\nnothing\n.", b"I99999999999999999999999999\n.", b"L" + b"9" * 5000 + b"L\n.", b"j\xff\xff\xff\xff.", b"r\xff\xff\xff\xff.", b"N" * 10 + b"\x94" * 10 + b"b."):
    attempt(f"unpickle {data[:8]}", lambda: type(pickle.loads(data)))


def enumerate_hostile():
    class E(enum.IntEnum):
        A = 1

        def __eq__(self, other):
            E._member_map_.clear()
            return False

        __hash__ = int.__hash__
    return list(E)


attempt("enum", enumerate_hostile)
