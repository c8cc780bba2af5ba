# Class bodies are scopes of their own that methods don't see.
x = "global"


class A:
    x = "class"
    y = x

    def method(self):
        return x

    z = [x for _ in range(2)]
    first = [v for v in (x, y)]


print(A.y, A().method(), A.z, A.first)


def f():
    x = "function"

    class B:
        seen = x
        x = "body"
        after = x

        def m(self):
            return x
    return B.seen if hasattr(B, "seen") else None, B.after, B().m()


try:
    print(f())
except NameError as e:
    print(e)


class C:
    print(__name__, __qualname__)

    class D:
        print(__qualname__)

    def m(self):
        pass
    print(sorted(k for k in locals()))


print(C.m.__qualname__, C.D.__qualname__)


class Loop:
    for i in range(3):
        pass
    if i == 2:
        found = True


print(Loop.i, Loop.found)
