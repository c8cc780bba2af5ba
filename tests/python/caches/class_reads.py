"""Attributes read from classes, through instances and straight: what inline caches must forget."""


class Base:
    LIMIT = 10
    name = "base"
    table = [1, 2]

    def limit(self):
        return self.LIMIT

    def who(self):
        return self.name, self.table

    @classmethod
    def make(cls, *values):
        return cls.__name__, cls.LIMIT, values

    @staticmethod
    def twice(value):
        return value * 2


class Left(Base):
    pass


class Right(Base):
    LIMIT = 20


def read(obj):
    return obj.LIMIT


def straight():
    return Base.LIMIT, Left.LIMIT, Right.LIMIT


def calls(cls, value):
    return cls.make(value), cls.twice(value), cls.limit(cls())


# data that changes: in the class, in a base, through the instance, deleted, hidden
items = [Base(), Left(), Right()]
for _ in range(3):
    print([read(i) for i in items], [i.limit() for i in items], straight())
Base.LIMIT = 11
print([read(i) for i in items], [i.limit() for i in items], straight())
Left.LIMIT = 12
print([read(i) for i in items], [i.limit() for i in items], straight())
del Left.LIMIT
print([read(i) for i in items], [i.limit() for i in items], straight())
items[0].LIMIT = 99
print([read(i) for i in items], [i.limit() for i in items], straight())
del items[0].LIMIT
print([read(i) for i in items], [i.limit() for i in items], straight())
items[1].__dict__["LIMIT"] = 7
print([read(i) for i in items], [i.limit() for i in items], straight())
Right.__bases__ = (Left,)
print([read(i) for i in items], Right.mro() == [Right, Left, Base, object])
del Right.LIMIT
print([read(i) for i in items], straight())


# a counter in the class, changed in each round
class Counter:
    count = 0
    step = 1

    def __init__(self):
        Counter.count += self.step
        self.number = self.count


def totals():
    return [Counter().number for _ in range(5)]


print(totals(), Counter.count)
Counter.step = 10
print(totals(), Counter.count)


# class and static methods, through classes
for _ in range(3):
    print([calls(c, 3) for c in (Base, Left, Right)])
Base.make = classmethod(lambda cls, *values: ("other", cls.__name__, values))
print([calls(c, 3) for c in (Base, Left, Right)])
Base.twice = staticmethod(lambda value: value * 3)
print([calls(c, 3) for c in (Base, Left, Right)])
Left.twice = lambda value: -value
print([calls(c, 3) for c in (Base, Left)])
del Left.twice
print([calls(c, 3) for c in (Base, Left)])


# metaclasses: data descriptors of theirs come first, plain attributes last
class Meta(type):
    shown = "meta"

    @property
    def size(cls):
        return len(cls.__name__)


class Made(metaclass=Meta):
    size = 3
    shown = "made"


def meta_reads(c):
    return c.size, c.shown


for _ in range(3):
    print(meta_reads(Made), Made().size)
Meta.shown = property(lambda cls: "property of meta")
print(meta_reads(Made))
del Meta.shown
del Made.shown
try:
    meta_reads(Made)
except AttributeError as e:
    print(e)


class Refusing(type):
    def __getattribute__(cls, name):
        return "refused " + name


class Refused(metaclass=Refusing):
    value = 1


def value_of(c):
    return c.value


for _ in range(3):
    print(value_of(Refused), Refused().value)


# what lies in a class becomes a descriptor
class Plain:
    pass


class Holder:
    thing = Plain()


def thing_of(h):
    return type(h.thing).__name__


holder = Holder()
for _ in range(3):
    print(thing_of(holder), thing_of(Holder))
Plain.__get__ = lambda self, instance, owner: (instance is None, owner.__name__)
print(thing_of(holder), thing_of(Holder), holder.thing, Holder.thing)
del Plain.__get__
print(thing_of(holder), thing_of(Holder))


class Active:
    def __get__(self, instance, owner):
        return 5


Holder.thing.__class__ = Active
print(thing_of(holder), thing_of(Holder))


# one place, many classes: slots that agree and slots that do not
class A:
    def __init__(self, x):
        self.x = x
        self.y = "A"

    def both(self):
        return self.x, self.y


class B(A):
    pass


class C(A):
    def __init__(self, x):
        self.y = "C"
        self.x = x

    def both(self):
        return "C", self.x


class D:
    x = "class of D"
    y = 5

    def both(self):
        return self.x


class Slotted(A):
    __slots__ = ("z",)



import types

E2 = types.ModuleType("E2")
E2.x, E2.y = "module", 0


def xs(things):
    return [t.x for t in things]


def boths(things):
    return [t.both() for t in things]


mixed = [A(1), B(2), A(3), C(4), B(5), D(), C(6), Slotted(7), A(8), D()]
for _ in range(4):
    print(xs(mixed), boths(mixed))
    print(xs([E2, A(1), E2, B(1), D, E2, D(), D()]))
B.both = lambda self: "B's own"
print(boths(mixed))
del mixed[1].x
try:
    xs(mixed)
except AttributeError as e:
    print(e)


# subclasses of built-in classes, exceptions, partial objects
from functools import partial


class Ints(int):
    unit = "m"


class Lists(list):
    unit = "l"


class Partial(partial):
    unit = "p"


class Error(Exception):
    unit = "e"


def units(things):
    return [t.unit for t in things]


things = [Ints(3), Lists(), Partial(print), Error()]
for _ in range(3):
    print(units(things))
for thing in things:
    thing.unit = "own"
print(units(things))
Ints.unit = "new"
things[0] = Ints(4)
print(units(things))

from enum import Enum


class Colour(Enum):
    RED = 1
    GREEN = 2


def colours():
    return Colour.RED, Colour.GREEN.value, Colour.RED is Colour.RED


for _ in range(3):
    print(colours())
try:
    Colour.RED = 3
except AttributeError as e:
    print(e)
print(colours())


class M1(type):
    pass


class M2(type):
    @property
    def unit(cls):
        return "M2's"

    def __getattribute__(cls, name):
        return "all of M2" if name == "thing" else type.__getattribute__(cls, name)


class K(metaclass=M1):
    unit = "K"
    thing = "thing"


def both(k):
    return k.unit, k.thing


print(both(K), both(K))
K.__class__ = M2
print(both(K))
K.__class__ = M1
print(both(K))
