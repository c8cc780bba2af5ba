# Format specs of other types: object's own, None, containers, types, complex.
class Money:
    def __init__(self, v):
        self.v = v

    def __format__(self, spec):
        if spec.startswith("$"):
            return "$" + format(self.v, spec[1:])
        return format(self.v, spec)


m = Money(12.5)
print(f"{m:$.2f} {m:8.1f} {m}", format(m, "$,"), "{:$>10}|".format(m) if False else "")
for v in (None, [1], (1,), {}, {1}, object, print, 1j, b"x", range(3), ..., True, type(None)):
    try:
        print(format(v), format(v, "") == str(v), format(v, "20"))
    except TypeError as e:
        print(e)


class NoStr:
    def __format__(self, spec):
        return 5


try:
    format(NoStr())
except TypeError as e:
    print(e)
try:
    f"{m:zz}"
except ValueError as e:
    print(e)
print([format(1.5 + 2.25j, s) for s in ("", ".2f", ">15", "e", "+.1f", "g", ",.1f", "*^20")], format(1j, ".3"), format(complex(0.0, -0.0)), format(complex("nan+infj"), ".1f"))
for s in ("=10", "010", "%", "d", "n"):
    try:
        print(s, format(1 + 2j, s))
    except ValueError as e:
        print(s, e)
