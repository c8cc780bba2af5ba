# Coroutines without an event loop: await, async for, async with, driven by hand.
class Wait:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


async def leaf(x):
    print("leaf", x)
    got = await Wait(x)
    print("resumed with", got)
    return x * 2


async def root():
    a = await leaf(1)
    b = await leaf(2)
    return a + b


def run(coroutine, replies):
    try:
        print("yielded", coroutine.send(None))
        for r in replies:
            print("yielded", coroutine.send(r))
    except StopIteration as s:
        return s.value


print(run(root(), ["r1", "r2"]))
c = root()
print(type(c).__name__, c.__name__)
c.close()


class ACM:
    async def __aenter__(self):
        print("aenter")
        return "resource"

    async def __aexit__(self, kind, value, trace):
        print("aexit", kind)
        return True


class AIter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    async with ACM() as r:
        print(r)
        raise ValueError("swallowed")
    async for i in AIter(2):
        print("item", i)
    else:
        print("async else")
    print([x async for x in AIter(3)], {x: 1 async for x in AIter(2) if x})
    return "done"


print(run(main(), []))
