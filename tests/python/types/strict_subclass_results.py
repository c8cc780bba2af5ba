# __int__, __index__, __float__ and __complex__ may return instances of subclasses, with a warning; NotImplemented has no truth.
import operator
import sys
import warnings


class I(int):
    pass


class F(float):
    pass


class C(complex):
    pass


class All:
    def __int__(self):
        return I(5)

    def __index__(self):
        return I(6)

    def __float__(self):
        return F(7.5)

    def __complex__(self):
        return C(8j)


class Truth:
    def __int__(self):
        return True


class Trunc:
    def __trunc__(self):
        return I(9)


warnings.simplefilter("always")
for function in (int, operator.index, float, complex, range, bytes, hex, lambda x: [1] * x, lambda x: "abcdefgh"[x]):
    for value in (All(), Truth(), Trunc(), I(2), F(2.5)):
        with warnings.catch_warnings(record=True) as caught:
            try:
                result = function(value)
                print(type(result).__name__, result, end=" ")
            except Exception as error:
                print(type(error).__name__, error, end=" ")
        print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    print(bool(NotImplemented), not NotImplemented, 1 if NotImplemented else 2, NotImplemented and 3)
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for function in (int, float, complex):
        try:
            function(All())
        except DeprecationWarning as error:
            print("raised", error)

nested = ()
for i in range(sys.getrecursionlimit() + 5):
    nested = (nested,)
for function in (lambda: isinstance(1, nested), lambda: issubclass(int, nested), lambda: repr(nested)):
    try:
        function()
    except RecursionError as error:
        print("RecursionError")
deep = []
for i in range(500):
    deep = [{1: deep}]
try:
    repr(deep)
except RecursionError:
    print("RecursionError")
print(hash(int | str) == hash(str | int) == hash(frozenset((int, str))))
