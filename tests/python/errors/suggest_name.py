# An uncaught NameError suggests a similar global, local or builtin.
import sys


def show(f):
    try:
        f()
    except Exception as e:
        sys.__excepthook__(type(e), e, None)


counter = 1


def local():
    length = 5
    return lenght


def glob():
    return countr


def builtin():
    return pritn("x")


def nothing_near():
    return zzqqxx


def unbound():
    print(later)
    later = 1


class A:
    def method(self):
        return metod

    def attribute(self):
        return method_name

    def self_attr(self):
        self.blech = 1
        return blech


for f in (local, glob, builtin, nothing_near, unbound, A().method, A().attribute, A().self_attr, lambda: [].appendd, lambda: "".uper(), lambda: {}.iteritems(), lambda: sys.exti, lambda: (5).bit_lenght, lambda: A().metho, lambda: A.metod, lambda: None.anything, lambda: [].first):
    show(f)
show(lambda: __import__("math").squrt(2))
try:
    from math import sqroot
except ImportError as e:
    sys.__excepthook__(type(e), e, None)
try:
    import mathh
except ImportError as e:
    sys.__excepthook__(type(e), e, None)
