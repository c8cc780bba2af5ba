# functools: lru_cache, cache, cached_property, singledispatch.
from functools import cache, cached_property, lru_cache, singledispatch

calls = []


@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append((x, y))
    return x + y


print(f(1), f(1), f(2), f(3), f(1), calls, f.cache_info())
f.cache_clear()
print(f.cache_info(), f(1, y=2), f(1, y=2), f.cache_info().hits, f.cache_parameters())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


@lru_cache
def plain(x):
    return x


print(plain(1), plain(1.0), plain.cache_info().misses, plain.__wrapped__(3))
try:
    f([])
except TypeError as e:
    print(e)


class C:
    @cached_property
    def v(self):
        print("computing")
        return 5


c = C()
print(c.v, c.v, c.__dict__)


@singledispatch
def kind(x):
    return "other"


@kind.register
def _(x: int):
    return "int"


@kind.register(str)
def _(x):
    return "str"


print(kind(1), kind("a"), kind(True), kind(1.5))
