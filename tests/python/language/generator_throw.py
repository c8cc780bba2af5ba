# throw: exceptions raised at the yield.
def g():
    while True:
        try:
            yield "value"
        except ValueError as e:
            print("caught", e)
        finally:
            print("finally")


a = g()
print(next(a))
print(a.throw(ValueError("one")))
print(a.throw(ValueError))
try:
    a.throw(KeyError("escapes"))
except KeyError as e:
    print("out", e)
try:
    next(a)
except StopIteration:
    print("finished")


def fresh():
    print("never")
    yield


f = fresh()
try:
    f.throw(RuntimeError("before start"))
except RuntimeError as e:
    print(e)
print(list(f))


def converts():
    try:
        yield
    except ValueError:
        raise TypeError("converted")


c = converts()
next(c)
try:
    c.throw(ValueError("v"))
except TypeError as e:
    print(e, repr(e.__context__))


def replies():
    try:
        yield 1
    except ValueError:
        yield "reply"


r = replies()
next(r)
print(r.throw(ValueError()), list(r))
for bad in (1, "x", None, int):
    try:
        g().throw(bad)
    except TypeError as e:
        print(e)
