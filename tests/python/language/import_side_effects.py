# A module that fails to import can be imported again; names bound by import.
import sys

for attempt in range(2):
    try:
        import _broken
    except ZeroDivisionError as e:
        print(e, "_broken" in sys.modules)
sys.path.insert(0, "nowhere at all")
import _helper
print(_helper.public, sys.path[0])
_helper.public = "changed"
from _helper import public
print(public)
public = "mine"
print(_helper.public)
from _helper import double as d, double as e, public as _p
print(d is e, _p)
if True:
    import math
else:
    import nothing_at_all
try:
    import nothing_at_all as math2
except ImportError:
    math2 = math
print(math2.floor(2.5))


class C:
    from _helper import double
    import math as m


print(C.double(4), C.m is math)
for math3 in [1]:
    import math as math3
print(math3 is math)
import _helper, sys as s, _pkg.sub
print(s is sys, _pkg.sub.__name__)
globals_before = set(globals())
import _pkg.sub.leaf
print(set(globals()) - globals_before - {"globals_before"})
