# __all__ decides what a star import takes; circular imports see what is there so far.
from _exports import *
import _circle_a

print(shown, _also)
try:
    hidden
except NameError as e:
    print(e)
print(_circle_a.value, _circle_a._circle_b.seen)
import _lazy
print(_lazy.computed, _lazy.computed)
try:
    _lazy.other
except AttributeError as e:
    print(e)
try:
    from _lazy import also_computed
    print(also_computed)
    from _bad_all import *
except AttributeError as e:
    print(e)
