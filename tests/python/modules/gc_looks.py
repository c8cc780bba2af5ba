# What gc tells of single objects; the state of subclasses with slots; signatures of classes.
import copy
import gc
import inspect
import pickle


class UserInt(int):
    pass


class Slots:
    __slots__ = ()


for thing in (None, 1, 1.5, 2j, True, b"a", "a", bytearray(b"a"), int, object, object(), gc, UserInt, UserInt(), [], {1: []}, set(), Slots(), Slots):
    print(gc.is_tracked(thing), end=" ")
print()
print(sorted(gc.get_referents([1, 3, 5])), sorted(gc.get_referents((1, 2.5, 0))), sorted(gc.get_referents({1: 3, 5: 7})), gc.get_referents(1, "a", 4j))


class B(bytearray):
    __slots__ = ("x", "__dict__")


class S(set):
    __slots__ = ("x", "__dict__")


class F(frozenset):
    __slots__ = ("x", "y", "__dict__")


for value in (B(b"ab"), S([1, 2]), F([3])):
    value.x, value.z = 10, [20]
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value, 2)), pickle.loads(pickle.dumps(value))):
        print(type(again).__name__, again == value, again.x, again.z, hasattr(again, "y"))
for cls in (object, float, list, complex, property, enumerate):
    print(inspect.signature(cls), cls.__text_signature__)
print(inspect.signature(type("C", (), {})), int.__text_signature__)


class FooStr(str):
    def __float__(self):
        return float(str(self)) + 1


nan = float("nan")
print(float(FooStr("8")), hash(nan) == object.__hash__(nan))
