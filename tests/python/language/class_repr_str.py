# __repr__, __str__, __format__, __bytes__ and their defaults.
class R:
    def __repr__(self):
        return "R()"


class S:
    def __str__(self):
        return "str of S"

    def __repr__(self):
        return "repr of S"

    def __format__(self, spec):
        return f"format<{spec}>"

    def __bytes__(self):
        return b"bytes of S"


print(R(), str(R()), repr(R()), f"{R()}", [R()], (R(),), {R(): R()}.__len__())
print(S(), [S()], f"{S()} {S()!s} {S()!r} {S():>5}", format(S(), "x"), bytes(S()))
print("%s %r %5s" % (R(), S(), R()))


class Default:
    pass


d = repr(Default())
print(d.startswith("<__main__.Default object at 0x"), d.endswith(">"))


def f():
    class Local:
        pass
    return Local


print(f(), repr(f()()).split(" at ")[0])


class BadStr:
    def __str__(self):
        return 1

    def __repr__(self):
        return None


for g in (str, repr, "{}".format, lambda x: print(x)):
    try:
        g(BadStr())
    except TypeError as e:
        print(e)
try:
    format(R(), "10")
except TypeError as e:
    print(e)
print(object.__str__(S()), object.__format__(S(), ""))
