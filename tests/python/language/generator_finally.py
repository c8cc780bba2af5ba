# try/finally and with inside generators that are left early or never finished.
log = []


def g():
    try:
        log.append("start")
        yield 1
        yield 2
    finally:
        log.append("finally")


for x in g():
    break
it = g()
next(it)
it.close()
log.append("closed")
print(log)


class CM:
    def __enter__(self):
        log.append("enter")

    def __exit__(self, *a):
        log.append("exit")


def with_cm():
    with CM():
        yield "in with"
        yield "still"


log.clear()
w = with_cm()
print(next(w), log)
w.close()
print(log)


def returns_in_finally():
    try:
        yield 1
        raise ValueError("lost")
    finally:
        return "from finally"


r = returns_in_finally()
next(r)
try:
    next(r)
except StopIteration as e:
    print(e.value)


def nested():
    for i in range(2):
        try:
            try:
                yield i
            finally:
                yield f"inner finally {i}"
        finally:
            yield f"outer finally {i}"


print(list(nested()))


def handles():
    while True:
        try:
            yield "ready"
        except (ValueError, KeyError) as e:
            yield f"handled {e!r}"
        else:
            yield "else"


h = handles()
print(next(h), next(h), next(h), h.throw(KeyError("k")), next(h), h.throw(ValueError("v")))
h.close()
