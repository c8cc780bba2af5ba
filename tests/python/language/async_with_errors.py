# async with: order, exceptions in body, in enter, in exit, several managers.
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as s:
        return s.value
    except Exception as e:
        return f"{type(e).__name__} {e} context={e.__context__!r}"


class CM:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    async def __aenter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter failed")
        return self.name

    async def __aexit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        if self.fail == "exit":
            raise RuntimeError("exit failed")
        return self.swallow


async def ok():
    async with CM("a") as a, CM("b") as b:
        return a + b


async def swallow():
    async with CM("s", swallow=True):
        raise ValueError("gone")
    return "after"


async def passes():
    async with CM("outer"), CM("inner"):
        raise ValueError("passes")


async def enter_fails():
    async with CM("x"), CM("y", fail="enter"):
        print("never")


async def exit_fails():
    async with CM("z", fail="exit"):
        raise KeyError("first")


async def loop():
    for i in range(3):
        async with CM(i):
            if i == 0:
                continue
            break
    return i


async def mixed():
    with open if False else type("S", (), {"__enter__": lambda s: "sync", "__exit__": lambda s, *a: None})() as s:
        async with CM("in sync") as a:
            return s, a


for f in (ok, swallow, passes, enter_fails, exit_fails, loop, mixed):
    print(f.__name__, run(f()))
