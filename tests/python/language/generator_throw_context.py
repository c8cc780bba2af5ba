# An exception thrown into a generator gets the exception it was handling as its context.
def g():
    try:
        raise KeyError("being handled")
    except KeyError:
        try:
            yield 1
        except ValueError as e:
            print("caught", repr(e), "context", repr(e.__context__))
            yield 2
        yield 3


a = g()
next(a)
print(a.throw(ValueError("thrown")))
b = g()
next(b)
try:
    b.throw(TypeError("through"))
except TypeError as e:
    print(repr(e.__context__))
c = g()
next(c)
try:
    raise LookupError("outer")
except LookupError:
    try:
        c.throw(TypeError("inside outer"))
    except TypeError as e:
        print(repr(e.__context__), repr(e.__context__.__context__))


def closing():
    try:
        raise KeyError("handled while closed")
    except KeyError:
        try:
            yield
        except GeneratorExit as e:
            print(repr(e.__context__))
            raise


d = closing()
next(d)
d.close()


def raises_after():
    try:
        yield
    except ValueError:
        raise RuntimeError("second")


r = raises_after()
next(r)
try:
    r.throw(ValueError("first"))
except RuntimeError as e:
    print(repr(e.__context__))


def deleg():
    try:
        raise OSError("outer generator handles")
    except OSError:
        yield from g()


f = deleg()
next(f)
try:
    f.throw(TypeError("deep"))
except TypeError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
