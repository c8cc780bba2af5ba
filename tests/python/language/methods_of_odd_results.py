# Special methods with results of wrong types, descriptors below class methods, and the place of a walrus that is refused.
import sys


class Repr:
    def __repr__(self):
        return 5


class Size:
    def __sizeof__(self):
        return "big"


class Descriptor:
    def __get__(self, instance, owner=None):
        return instance, owner


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: str(Repr()))
attempt(lambda: repr(Repr()))
attempt(lambda: f"{Repr()}")
attempt(lambda: "%s" % Repr())
attempt(lambda: object.__str__(Repr()))
attempt(lambda: object.__str__(7))
attempt(lambda: sys.getsizeof(Size()))
attempt(lambda: classmethod(Descriptor()).__get__(None, int))
attempt(lambda: type("X", (), {"m": classmethod(Descriptor())}).m)
for source in ("[x := 1 for x in y]", "class A:\n [x := 1 for z in y]", "[a for b in (c := d)]", "[[i := 1 for j in k] for i in m]"):
    try:
        compile(source, "s", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
