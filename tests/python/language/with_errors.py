# with: errors in enter, in exit, and objects that aren't context managers.
class A:
    def __enter__(self):
        raise RuntimeError("in enter")

    def __exit__(self, *a):
        print("never")


class B:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise RuntimeError("in exit")


class C:
    def __enter__(self):
        pass


class D:
    def __exit__(self, *a):
        pass


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))


def t1():
    with A():
        print("no body")


def t2():
    with B():
        print("body")


def t3():
    with B():
        raise KeyError("first")


def t4():
    with C():
        pass


def t5():
    with D():
        pass


def t6():
    with 5:
        pass


def t7():
    with open:
        pass


def t8():
    with B(), A():
        pass


for t in (t1, t2, t3, t4, t5, t6, t7, t8):
    attempt(t)
