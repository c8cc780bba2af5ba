# AttributeErrors: text for instances, classes, modules, builtins; assignment and deletion.
import math


class C:
    __slots__ = ("slot",)


class D:
    x = 1

    @property
    def ro(self):
        return 1


d = D()
cases = """(5).foo
"s".foo
[].foo
None.foo
C().foo
C().slot
C.foo
D.foo
d.foo
math.foo
len.foo
(lambda: 0).foo
int.foo
type.foo
object().foo
(1.5).foo
{}.foo
d.ro.foo
(...).foo
range(1).foo
d.__foo__
super(D, d).foo
(x for x in ()).foo
[].append.foo""".split("\n")
for c in cases:
    try:
        eval(c)
    except AttributeError as e:
        print(c, "->", str(e).split(" object at 0x")[0], "|", e.name)
for s in ("d.ro = 1", "(5).x = 1", "C().z = 1", "int.x = 1", "'s'.upper = 1", "math.pi.x = 2", "del d.nope", "del d.x", "del D.nope", "del d.ro", "None.x = 1", "del C().slot", "len.x = 1", "[].append = 1", "del (5).real", "(5).real = 1", "d.__class__ = 5", "d.__dict__ = 5", "D.__name__ = 5", "del D.__name__", "D.__bases__ = ()", "D.__mro__ = ()", "object.x = 1"):
    try:
        exec(s)
        print(s, "ok")
    except (AttributeError, TypeError) as e:
        print(s, "->", type(e).__name__, e)
