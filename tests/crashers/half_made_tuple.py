# The collector shows a tuple while it is being made.
import gc


def items():
    marker = object()
    yield marker
    for holder in gc.get_referrers(marker):
        print(type(holder).__name__)
    tuples = [t for t in gc.get_objects() if type(t) is tuple]
    for t in tuples:
        len(t), hash(type(t)), [x is None for x in t]
    yield 1


t = tuple(items())
print(len(t))
for o in gc.get_objects():
    try:
        repr(o)[:10], gc.get_referents(o)
    except Exception:
        pass
