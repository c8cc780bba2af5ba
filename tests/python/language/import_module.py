# import of the program's own modules and packages, in each form.
import _pkg
import _pkg.sub.leaf
import _pkg.sub.leaf as leaf
import _helper as helper, sys
from _pkg import alpha, beta as renamed
from _pkg.sub import leaf as again
from _helper import *

print(_pkg.__name__, _pkg.alpha, renamed)
print(_pkg.sub.leaf is leaf is again)
print(leaf.__name__, leaf.__package__, leaf.UP, leaf.SIDE)
print(helper.double(4), public, double(5))
try:
    _private
except NameError as e:
    print(e)
print("_pkg.sub" in sys.modules, sys.modules["_helper"] is helper)
print(__name__, helper.__name__)
try:
    import _does_not_exist
except ModuleNotFoundError as e:
    print(type(e).__name__, e, e.name)
try:
    from _helper import nothing_here
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import _pkg.missing
except ImportError as e:
    print(e)


def local():
    import _helper as h
    from _pkg import alpha
    return h.double(alpha)


print(local())
