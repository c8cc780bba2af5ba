# Attributes of modules, relative imports and their errors, submodules as attributes.
import _pkg.sub.leaf as leaf
from _pkg import sub
from _pkg.sub import leaf as leaf2, side
import _pkg

print(leaf is leaf2, sub.leaf is leaf, _pkg.sub is sub, side.NAME, _pkg.__doc__)
print(_pkg.__name__, _pkg.__package__, leaf.__package__, hasattr(_pkg, "__path__"), hasattr(leaf, "__path__"), leaf.__spec__ is not None, type(leaf).__name__, leaf.__doc__)
print(sorted(k for k in vars(_pkg) if not k.startswith("__")), "leaf" in vars(sub), repr(leaf).startswith("<module '_pkg.sub.leaf' from"))
for code in ("from . import x", "from .. import x", "from .a import b", "import _pkg.nothing", "import _helper.sub", "from _pkg import nothing", "from _pkg.sub.leaf import nope", "import _pkg.sub.leaf.deeper"):
    try:
        exec(code, {"__name__": "__main__"})
        print("ok", code)
    except ImportError as e:
        print(code, "->", type(e).__name__, str(e).split(" (")[0])


def for_the_finder():
    import _helper  # what exec names in a string is not seen when the image is built


def again():
    import _pkg.sub.leaf
    return _pkg.sub.leaf


print(again() is leaf)
import sys
first = sys.modules.pop("_pkg.sub.side")
import _pkg.sub.side as fresh
print(fresh is first, fresh.NAME)
leaf.added = 5
from _pkg.sub.leaf import added
print(added)
del leaf.added
try:
    leaf.added
except AttributeError as e:
    print(e)
try:
    leaf.UPP
except AttributeError as e:
    print(e)
import __main__
print(__main__.again is again, __main__.__name__, __spec__, __package__, __name__ == "__main__", "__file__" in globals(), __builtins__.__name__)
