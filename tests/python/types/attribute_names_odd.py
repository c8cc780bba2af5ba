# Attribute names that are no str, or subclasses of it, for the methods and functions that take a name.
import functools
import threading
import types
import weakref


class K:
    pass


class Text(str):
    pass


def attempt(kind, function, *words):
    try:
        function(*words)
        print(kind, function.__name__, ascii(words[1])[:10])
    except (TypeError, AttributeError) as error:
        print(kind, function.__name__, ascii(words[1])[:10], type(error).__name__, ascii(str(error)).split(" at 0x")[0])


k = K()
OBJECTS = {"object": k, "type": K, "module": types.ModuleType("m"), "method": k.__init__, "super": super(K, k), "alias": list[int], "proxy": weakref.proxy(k), "namespace": types.SimpleNamespace(),
           "local": threading.local(), "function": lambda: 1, "partial": functools.partial(int), "exception": ValueError(), "generator": (i for i in []), "bound": [].append}
for kind, x in OBJECTS.items():
    for name in ((), 5, None, b"x", Text("x"), Text("__class__"), "\ud800", ""):
        for method in ("__getattribute__", "__delattr__", "__setattr__"):
            attempt(kind, getattr(type(x), method), x, name, *[1] * (method == "__setattr__"))
    for name in ((), 5, None, b"x", Text("__doc__")):
        for function in (getattr, hasattr, delattr):
            attempt(kind, function, x, name)
        attempt(kind, setattr, x, name, 1)
