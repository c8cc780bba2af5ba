# Descriptors: data, non-data, __set_name__, precedence.
class Data:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, obj, objtype=None):
        if obj is None:
            return "class access to " + self.name
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        print("set", value)
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("delete")
        del obj.__dict__[self.name]


class NonData:
    def __get__(self, obj, objtype=None):
        return "nondata", objtype.__name__


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["so"] = value * 2


class C:
    d = Data()
    n = NonData()
    so = SetOnly()


c = C()
print(C.d, c.d)
c.d = 5
print(c.d, c.__dict__)
del c.d
print(c.d)
print(c.n, C.n)
c.n = "instance"
print(c.n)
c.so = 4
print(c.so)
c.__dict__["d"] = "ignored"
print(c.d)


class Method:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        return lambda *a: ("wrapped", self.f(obj, *a))


class D:
    @Method
    def m(self, x):
        return x


print(D().m(3))
