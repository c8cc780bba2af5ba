# __new__: immutables, other types, singletons, arguments.
class Inches(float):
    def __new__(cls, feet, inches=0):
        return super().__new__(cls, feet * 12 + inches)


i = Inches(5, 4)
print(i, i + 1, type(i).__name__, type(i + 1).__name__)


class Single:
    only = None

    def __new__(cls, *args):
        if cls.only is None:
            cls.only = super().__new__(cls)
        return cls.only

    def __init__(self, *args):
        print("init", args)


print(Single(1) is Single(2))


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never")


print(Other())


class Upper(str):
    def __new__(cls, s):
        return str.__new__(cls, s.upper())

    def shout(self):
        return self + "!"


print(Upper("abc"), Upper("x").shout(), Upper("a") == "A", isinstance(Upper("q"), str))


class NoArgs:
    pass


class InitOnly:
    def __init__(self, a):
        pass


class NewOnly:
    def __new__(cls, a):
        return super().__new__(cls)


class BadInit:
    def __init__(self):
        return 1


print(type(NewOnly(1)).__name__)
for f in (lambda: NoArgs(1), lambda: InitOnly(), lambda: NewOnly(), BadInit, lambda: object(1),
          lambda: object.__new__(int), lambda: object.__new__()):
    try:
        f()
    except TypeError as e:
        print(e)
