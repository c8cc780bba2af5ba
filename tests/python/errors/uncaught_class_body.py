# Frames of class bodies and metaclasses, and of a decorator.
def deco(cls):
    return cls.nothing


class Meta(type):
    def __new__(m, name, bases, ns):
        return super().__new__(m, name, bases, ns)


@deco
class A(metaclass=Meta):
    x = [i for i in range(3)]
