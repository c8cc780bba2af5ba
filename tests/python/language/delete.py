# del of names, items, attributes, slices and nested targets.
a, b, c = 1, 2, 3
del a
try:
    a
except NameError as e:
    print(e)
del (b, c)
try:
    c
except NameError as e:
    print(e)
x = list(range(10))
del x[0]
del x[-1], x[1:3]
print(x)
del x[::2]
print(x)
d = {"a": 1, "b": 2}
del d["a"]
print(d)


class C:
    attr = 1


o = C()
o.n = 5
del o.n
print(o.__dict__)
for bad in ("o.n", "d['zz']", "x[99]"):
    try:
        exec("del " + bad)
    except Exception as e:
        print(type(e).__name__, e)
try:
    del o.attr
except AttributeError as e:
    print(e)
del C.attr
print(hasattr(o, "attr"))
try:
    del missing
except NameError as e:
    print(e)
