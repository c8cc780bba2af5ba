# What coroutines refuse.
import warnings

warnings.simplefilter("ignore")


async def co():
    return 1


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def reuse():
    c = co()
    try:
        c.send(None)
    except StopIteration as s:
        print(s.value)
    c.send(None)


async def bad_await():
    await 5


async def bad_with():
    async with 5:
        pass


async def bad_for():
    async for x in [1]:
        pass


async def stop():
    raise StopIteration("s")


attempt(reuse)
attempt(lambda: iter(co()))
attempt(lambda: co().send(1))
attempt(lambda: bad_await().send(None))
attempt(lambda: bad_with().send(None))
attempt(lambda: bad_for().send(None))
attempt(lambda: stop().send(None))
attempt(lambda: next(co()))
for code in ("await x", "async def f():\n yield from x", "def f():\n await x", "async with x: pass",
             "def f():\n async for x in y: pass", "[x async for x in y]"):
    try:
        compile(code, "<c>", "exec")
        print("compiles")
    except SyntaxError as e:
        print(e.msg)
