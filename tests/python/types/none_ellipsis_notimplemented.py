# None, Ellipsis, NotImplemented, object().
print(None, ..., NotImplemented, Ellipsis is ..., type(None)() is None, type(...)() is ..., bool(None), bool(...), repr(None))
print(None == None, None is None, None == 0, None != 5, hash(None) == hash(None), {None: 1}[None], type(None), type(...), type(NotImplemented))
nothing = None
for f in (lambda: None + 1, lambda: nothing(), lambda: None.x, lambda: nothing[0], lambda: len(None), lambda: iter(None), lambda: None < None, lambda: type(None)(1), lambda: object().x, lambda: setattr(object(), "x", 1), lambda: object() < object(), lambda: int(None), lambda: -None, lambda: [1] + None, lambda: "a" + None, lambda: None in None):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
o = object()
print(o == o, o != object(), hash(o) == hash(o), isinstance(o, object), type(o), bool(o))


def f(): ...


class C: ...


print(f(), C.__name__, [...], (..., None))
