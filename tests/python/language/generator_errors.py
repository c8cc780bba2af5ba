# Exceptions in generators: re-entry, StopIteration inside, state afterwards.
def again():
    yield next(me)


me = again()
try:
    next(me)
except ValueError as e:
    print(e)


def stop():
    yield 1
    raise StopIteration("inside")


s = stop()
next(s)
try:
    next(s)
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)


def leak():
    yield next(iter([]))


try:
    list(leak())
except RuntimeError as e:
    print(e)


def boom():
    yield 1
    1 / 0


b = boom()
print(next(b))
try:
    next(b)
except ZeroDivisionError as e:
    print(e)
print(list(b))


def handling():
    try:
        raise KeyError("k")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as e:
            print("re-raised", e)
    yield 2


print(list(handling()))
h = handling()
try:
    raise ValueError("outer")
except ValueError:
    next(h)
    import sys
    print(sys.exc_info()[1])
    next(h)
    print(sys.exc_info()[1])
