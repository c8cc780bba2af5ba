# Fields and computed attributes of built-in classes: which kind of descriptor each is, and how it refuses.
import array
import pwd
import sys
import types


def attempt(function, *arguments):
    try:
        print(" ", function(*arguments))
    except Exception as error:
        print(" ", type(error).__name__, error)


def f():
    "doc"


samples = [1j, range(3), f, f.__code__, sys.flags, sys.float_info, sys.version_info, list[int], int | str, slice(1), (i for i in ()), sys._getframe(),
           str.join, complex.real, sys.getrefcount, BaseException(), pwd.getpwuid(0), [].__len__, int]
for sample in samples:
    kind = type(sample)
    print(kind.__name__, [(name, type(value).__name__) for name, value in sorted(vars(kind).items())
                          if name != "_co_code_adaptive" and isinstance(value, (types.GetSetDescriptorType, types.MemberDescriptorType))])
print(complex.real, complex.real.__doc__, complex.real.__objclass__, complex.real.__qualname__, complex.real.__get__(3j), sys.flags.__class__.debug)
attempt(setattr, 1j, "real", 2)
attempt(delattr, 1j, "imag")
attempt(setattr, range(2), "stop", 2)
attempt(setattr, sys.version_info, "major", 2)
attempt(complex.real.__get__, 5)
attempt(complex.real.__set__, 5, 1)
attempt(complex.real.__set__, 5j, 1)
f.__doc__ = "changed"
f.__module__ = None
print(f.__doc__, f.__module__, types.FunctionType.__doc__ is f.__doc__)
error = ValueError()
error.__suppress_context__ = True
print(error.__suppress_context__)


class Slots:
    __slots__ = ("a",)
    borrowed = complex.__dict__["real"]


import copy
import pickle

s = Slots()
s.a = 1
print(copy.copy(s).a, pickle.loads(pickle.dumps(s)).a)
attempt(lambda: s.borrowed)
for base in (int, tuple, bytes, type, str, dict):
    for slots in ((), ("a",), ("__dict__",), ("__weakref__",)):
        attempt(lambda: type("X", (base,), {"__slots__": slots}).__name__)
