# % formatting: methods that objects supply.
class O:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr é"

    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __index__(self):
        return 9


o = O()
print("%s|%r|%a|%d|%f|%x|%c|%10s|%.2s" % (o, o, o, o, o, o, "z", o, o))


class Mapping:
    def __getitem__(self, k):
        return k.upper()


print("%(abc)s %(x y)s %(())s" % Mapping())


class I(int):
    def __str__(self):
        return "I-str"


class F(float):
    def __repr__(self):
        return "F-repr"


class S(str):
    def __mod__(self, o):
        return "own mod"


print("%d %s %r" % (I(5), I(5), I(5)), "%f %s %.1f" % (F(1.5), F(1.5), F(2.25)), S("%s") % 1, "%s" % S("sub"))
print("%s" % type, "%s" % None, "%r" % "it's", "%s" % b"bytes", "%r" % (("tuple",),), "%s %(a)s" % {"a": 1} if False else "")
