# __instancecheck__, __subclasscheck__, and tuples or unions of classes.
class Meta(type):
    def __instancecheck__(cls, obj):
        print("instancecheck")
        return obj == "yes"

    def __subclasscheck__(cls, sub):
        print("subclasscheck")
        return sub is int


class M(metaclass=Meta):
    pass


print(isinstance("yes", M), isinstance("no", M), isinstance(M(), M))
print(issubclass(int, M), issubclass(str, M))
print(isinstance(1, (str, (float, int))), isinstance(1, ()), isinstance(1, int | str))
print(issubclass(bool, (str, int)), isinstance(True, int), isinstance(None, type(None)))
print(isinstance(None, int | None))
for f in (lambda: isinstance(1, 1), lambda: isinstance(1, "int"), lambda: issubclass(1, int),
          lambda: isinstance(1, (str, 5)), lambda: issubclass(int, 5), lambda: isinstance(1, list[int])):
    try:
        f()
    except TypeError as e:
        print(e)


class Fake:
    @property
    def __class__(self):
        return int


print(isinstance(Fake(), int), type(Fake()) is int)
