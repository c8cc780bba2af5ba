# One attribute access site sees many kinds of objects, in turn.
class A:
    def __init__(self):
        self.x = "A"


class B:
    x = "B class"


class C:
    __slots__ = ("x",)

    def __init__(self):
        self.x = "C slot"


class D:
    @property
    def x(self):
        return "D property"


class E:
    def __getattr__(self, name):
        return "E getattr " + name


class F(A):
    def __init__(self):
        self.y = 1
        super().__init__()


class G(B):
    pass


def get(o):
    return o.x


objects = [A(), B(), C(), D(), E(), F(), G(), A, B, type("T", (), {"x": "type"}), A()]
objects[7].x = "on the class A"
for turn in range(3):
    for o in objects:
        for _ in range(turn * 5 + 1):
            r = get(o)
        print(r, end=", ")
    print()
a = A()
for i in range(20):
    if i == 10:
        a.extra = 1
    if i == 15:
        del a.x
    print(get(a), end=" ")
print()
many = []
for i in range(30):
    o = A()
    for j in range(i):
        setattr(o, f"attr{j}", j)
    o.x = i
    many.append(o)
print([get(o) for o in many], sum(get(o) for o in many for _ in range(3)))
