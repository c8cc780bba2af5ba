# getattr, setattr, delattr, hasattr.
class A:
    x = 1

    @property
    def bad(self):
        raise ValueError("not an AttributeError")


a = A()
print(getattr(a, "x"), getattr(a, "y", "default"), hasattr(a, "x"), hasattr(a, "y"))
setattr(a, "y", 2)
print(a.y, getattr(a, "y"))
delattr(a, "y")
print(hasattr(a, "y"))
setattr(A, "cls", 5)
print(a.cls)
setattr(a, "not an identifier", 7)
print(getattr(a, "not an identifier"), a.__dict__)
print(getattr(5, "real"), getattr("s", "upper")(), getattr([], "append").__name__, hasattr(5, "foo"))
for f in (lambda: getattr(a, "zz"), lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: delattr(a, "zz"), lambda: hasattr(a, 5), lambda: getattr(a), lambda: setattr(a, "x"), lambda: setattr(5, "x", 1), lambda: setattr(int, "x", 1), lambda: delattr(A, "zz"), lambda: hasattr(a, "bad"), lambda: getattr(a, "bad", 1), lambda: delattr(a, "x"), lambda: setattr(a, "bad", 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
