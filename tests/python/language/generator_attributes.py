# Facts about generator objects.
def gen(a):
    b = yield a
    return b


g = gen(5)
print(g.__name__, g.__qualname__, g.gi_running, g.gi_frame is not None, g.gi_yieldfrom)
print(g.gi_code.co_name)
next(g)
print(g.gi_frame.f_locals)
for _ in g:
    pass
print(g.gi_frame)


def outer():
    yield from gen(1)


o = outer()
next(o)
print(o.gi_yieldfrom.__name__)
g.__name__ = "other"
print(g.__name__)
import types
print(isinstance(g, types.GeneratorType), callable(g), hasattr(g, "__next__"), hasattr(g, "__len__"))
print(repr(gen(1)).split(" at ")[0])
print((x for x in ()).__name__, (x for x in ()).__qualname__)


class C:
    def m(self):
        yield


print(C().m().__qualname__)
