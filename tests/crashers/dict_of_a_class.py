# The dict behind a class's __dict__, changed behind its back.
import gc


class A:
    x = 1

    def f(self):
        return self.x


a = A()
for i in range(100):
    a.f()
for thing in gc.get_referents(A.__dict__):
    if type(thing) is dict:
        thing["x"] = 5
        thing["f"] = 3
        thing.clear()
try:
    print(a.x)
    a.f()
except Exception as error:
    print(type(error).__name__, error)
for T in (int, str, dict, type):
    for thing in gc.get_referents(T.__dict__):
        if type(thing) is dict:
            try:
                thing["__eq__"] = None
                thing[1] = 2
            except Exception as error:
                print(error)
print(1 == 1, "a" == "a", {1: 2})
