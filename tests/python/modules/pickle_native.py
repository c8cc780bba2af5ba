# pickle's classes are _pickle's, as in CPython: words of errors, and nothing of pickle's own in tracebacks.
import copyreg
import io
import pickle
import sys
import threading
import traceback


class Plain:
    pass


class Raises:
    def __reduce__(self):
        raise ValueError("from __reduce__")


class State:
    def __setstate__(self, state):
        raise KeyError("from __setstate__")


class Returns:
    def __init__(self, what):
        self.what = what

    def __reduce__(self):
        return self.what


def local():
    class Local:
        pass
    return Local


def attempts():
    yield lambda: pickle.dumps(lambda: 0)
    yield lambda: pickle.dumps(local())
    yield lambda: pickle.dumps(local()())
    yield lambda: pickle.dumps(type("Made", (), {}))
    yield lambda: pickle.dumps(type("Made", (), {"__module__": "no_such_module"}))
    yield lambda: pickle.dumps(Raises())
    yield lambda: pickle.dumps([1, {"k": Raises()}])
    for what in 3, "no_such_name", (1,), (1, 2, 3, 4, 5, 6, 7), (1, ()), (int, 3):
        yield lambda: pickle.dumps(Returns(what))
    yield lambda: pickle.dumps((i for i in ()))
    yield lambda: pickle.dumps(threading.Lock())
    yield lambda: pickle.dumps(1, 77)
    yield lambda: pickle.dump(1, 3)
    yield lambda: pickle.loads(b"")
    yield lambda: pickle.loads(b"\x80\x04")
    yield lambda: pickle.loads(b"hello")
    yield lambda: pickle.loads(b"K")
    yield lambda: pickle.loads(b"Zebra")
    yield lambda: pickle.loads(b"\xffx")
    yield lambda: pickle.loads(b"garbage")
    yield lambda: pickle.loads(b".")
    yield lambda: pickle.loads(b"cpickle\nno_such\n.")
    yield lambda: pickle.loads(b"cno_such_module\nx\n.")
    yield lambda: pickle.loads(b"\x80\x63.")
    yield lambda: pickle.loads("text")
    yield lambda: pickle.loads(pickle.dumps(list(range(100)))[:-20])
    state = State()
    state.x = 1
    yield lambda: pickle.loads(pickle.dumps(state))


for f in attempts():
    try:
        print(f())
    except Exception as e:
        print(type(e), str(e).replace(hex(id(e)), "").split(" at 0x")[0], [entry.name for entry in traceback.extract_tb(e.__traceback__)], e.__context__)


class Special(pickle.Pickler):
    def persistent_id(self, obj):
        return "outside" if obj is sys else None

    def reducer_override(self, obj):
        return (str, ("overridden",)) if isinstance(obj, Plain) else NotImplemented


class Finding(pickle.Unpickler):
    def persistent_load(self, key):
        return key.upper()

    def find_class(self, module, name):
        if name == "Forbidden":
            raise pickle.UnpicklingError("forbidden")
        return super().find_class(module, name)


file = io.BytesIO()
Special(file, 4).dump([sys, Plain(), 1])
print(Finding(io.BytesIO(file.getvalue())).load())
try:
    Finding(io.BytesIO(b"c__main__\nForbidden\n.")).load()
except pickle.UnpicklingError as e:
    print(repr(e), type(e).__mro__)
print(pickle.Pickler, pickle.Unpickler, pickle.PicklingError, pickle.PickleError.__module__, [pickle.loads(pickle.dumps([1, "a", {2: (3,)}], p)) for p in range(6)])
pickle.dump({"a": 1}, file)
copyreg.pickle(Plain, lambda p: (str, ("by copyreg",)))
print(pickle.loads(pickle.dumps(Plain())))
__native__ = "a name of the program's own"


def shown():
    raise pickle.PicklingError("at the end")


shown()
