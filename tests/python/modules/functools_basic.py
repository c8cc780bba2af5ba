# functools: reduce, partial, wraps, cmp_to_key, total_ordering.
from functools import cmp_to_key, partial, reduce, total_ordering, wraps

print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3], 10), reduce(lambda a, b: b, "abc"), reduce(max, [5], 7), reduce(None, [], "empty"))
for f in (lambda: reduce(max, []), lambda: reduce(max, 5), lambda: reduce(max), lambda: partial(), lambda: partial(5)):
    try:
        f()
    except TypeError as e:
        print(e)


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, 2, a=3)
print(p(4, b=5), p(a=9), p.func is show, p.args, p.keywords, partial(p, 7, c=8)(), partial(p, 7).func is show, list(map(partial(pow, 2), range(4))))


def deco(f):
    @wraps(f)
    def wrapper(*a):
        "wrapper doc"
        return f(*a)
    return wrapper


@deco
def original(x):
    "original doc"
    return x


print(original.__name__, original.__doc__, original.__wrapped__(5), original(6), original.__qualname__)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), max([1, 5, 2], key=cmp_to_key(lambda a, b: a - b)))


@total_ordering
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2))
