# Exceptions with special meaning used in odd places.
def attempt(f):
    try:
        return repr(f())
    except BaseException as e:
        return f"{type(e).__name__} {e}"


def stop(*a):
    raise StopIteration("leaked")


class S:
    def __iter__(self):
        raise StopIteration("from iter")


class G:
    def __getitem__(self, i):
        raise [IndexError, StopIteration, KeyError][i % 3]("g")


class A:
    def __getattr__(self, n):
        raise KeyError(n)


print(attempt(lambda: list(map(stop, [1, 2]))), attempt(lambda: [stop() for _ in "a"]), attempt(lambda: list(stop() for _ in "a")), attempt(lambda: sorted([1, 2], key=stop)), attempt(lambda: list(S())), attempt(lambda: list(G())), attempt(lambda: [*filter(stop, [1])]))
print(attempt(lambda: hasattr(A(), "x")), attempt(lambda: getattr(A(), "x", 5)), attempt(lambda: next(iter([]), 5)), attempt(lambda: max(map(stop, [1]))), attempt(lambda: dict(map(stop, [1]))))


def g():
    yield 1
    return 5


def h():
    x = yield from g()
    raise GeneratorExit(x)


it = h()
print(next(it), attempt(lambda: next(it)), attempt(lambda: next(it)))
print(attempt(lambda: (_ for _ in ()).throw(SystemExit(3))), attempt(lambda: (_ for _ in ()).throw(KeyboardInterrupt)))
