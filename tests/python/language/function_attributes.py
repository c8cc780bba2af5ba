# Functions are objects: attributes, names, docs, code facts.
def f(a, b, *c, d, **e):
    """Says what f does."""
    local = a
    return local


print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
f.note = "hello"
print(f.note, f.__dict__)
del f.note
print(hasattr(f, "note"))
f.__name__ = "renamed"
f.__doc__ = None
print(f.__name__, f.__doc__)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames)
print(f.__globals__ is globals())
print(callable(f), callable(1))
print(f.__call__(1, 2, d=3))


def outer():
    def inner():
        pass
    return inner


print(outer().__qualname__)
print((lambda: 0).__name__, (lambda: 0).__qualname__)
try:
    f.__name__ = 1
except TypeError as e:
    print(e)
