# close, GeneratorExit, and what a generator may do about them.
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("cleanup")


a = g()
next(a)
print(a.close(), a.close())
print(list(a))
g().close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def quiet():
    try:
        yield
    except GeneratorExit:
        return


q = quiet()
next(q)
print(q.close())


def raises():
    try:
        yield
    finally:
        raise KeyError("from finally")


r = raises()
next(r)
try:
    r.close()
except KeyError as e:
    print(e)


def nested():
    with CM():
        yield from g()


class CM:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, *rest):
        print("leave", kind.__name__)


n = nested()
next(n)
n.close()
