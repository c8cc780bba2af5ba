# The protocol of asynchronous generators: states, misuse, hooks, attributes.
import sys


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as s:
        return s.value, steps


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        got = yield self.name
        return got


async def numbers(n):
    try:
        for i in range(n):
            await Pause("before %d" % i)
            try:
                got = yield i
                print("sent", got)
            except KeyError as e:
                print("inside", repr(e))
                yield "caught"
    finally:
        await Pause("cleanup")
        print("done")


def show(title, make):
    try:
        print(title, make())
    except BaseException as e:
        print(title, type(e).__name__, e)


print(sys.get_asyncgen_hooks(), type(sys.get_asyncgen_hooks()).__name__)
sys.set_asyncgen_hooks(firstiter=lambda g: print("first", g.__name__))
print(sys.get_asyncgen_hooks().finalizer)
show("hook", lambda: sys.set_asyncgen_hooks(3))
show("hook", lambda: sys.set_asyncgen_hooks(finalizer=3))


async def use():
    g = numbers(3)
    print(g.__name__, g.__qualname__, g.ag_running, g.ag_await, g.ag_code.co_name, type(g.ag_frame).__name__)
    print(await g.__anext__())
    print(await g.asend("x"))
    print(await g.athrow(KeyError("k")))
    print(await g.aclose(), g.ag_frame)
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        print("end", e.args)


print(run(use()))
sys.set_asyncgen_hooks(None)


def misuse():
    g = numbers(2)
    a = g.__anext__()
    print(a.__await__() is a, iter(a) is a, type(a).__name__)
    print(a.send(None), g.ag_running, type(g.ag_await).__name__)
    show("busy", lambda: g.__anext__().send(None))
    show("busy", lambda: g.aclose().send(None))
    show("busy", lambda: g.athrow(ValueError).send(None))
    show("first", lambda: a.send(1))
    show("again", lambda: a.send(None))
    show("again", lambda: a.throw(ValueError))
    c = g.aclose()
    print(type(c).__name__)
    show("close", lambda: c.send(1))
    show("close", lambda: c.send(None))
    show("close", lambda: c.send(None))
    show("close", lambda: c.send(None))
    show("after", lambda: g.__anext__().send(None))
    show("after", lambda: g.athrow(ValueError).send(None))
    n = numbers(1)
    show("start", lambda: n.asend(3).send(None))
    show("throw", lambda: numbers(1).athrow(ValueError("v")).send(None))
    show("throw", lambda: numbers(1).athrow("v").send(None))
    closed = numbers(1).__anext__()
    closed.close()
    show("closed", lambda: closed.send(None))


misuse()


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("no")
        yield 2


async def leak(e):
    yield 1
    raise e


async def close_stubborn():
    g = stubborn()
    await g.__anext__()
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    print([x async for x in g])


async def drain(g):
    return [x async for x in g]


show("stubborn", lambda: run(close_stubborn()))
show("leak", lambda: run(drain(leak(StopIteration()))))
show("leak", lambda: run(drain(leak(StopAsyncIteration()))))
show("leak", lambda: run(drain(leak(ValueError("v")))))


async def defaults():
    g = numbers(1)
    return await anext(g, "d"), await anext(g, "d"), await anext(g, None)


print(run(defaults()))
g = numbers(1)
show("anext", lambda: type(anext(g, 1)).__name__)
g.__name__ = "other"
print(g.__name__, repr(g).split(" at ")[0], type(g)[int])
show("name", lambda: setattr(g, "__name__", 1))
show("for", lambda: [x for x in g])
show("iter", lambda: aiter(3))
print(aiter(g) is g)


async def nested():
    async def inner(n):
        for i in range(n):
            yield i

    async def outer():
        async for x in inner(3):
            async for y in inner(x):
                yield x, y
    return [p async for p in outer() if p[1]], {x: [y async for y in inner(x)] async for x in inner(3)}


print(run(nested()))
