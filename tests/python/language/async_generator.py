# Async generators: yield and await mixed, asend, aclose, comprehension.
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as s:
        return s.value


async def ticks(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("cleanup")


async def main():
    async for t in ticks(2):
        print("tick", t)
    g = ticks(5)
    print(await g.__anext__(), await g.asend("hello"))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("exhausted")
    print([t * 2 async for t in ticks(3)])
    h = ticks(2)
    await anext(h)
    try:
        await h.athrow(ValueError("thrown"))
    except ValueError as e:
        print(e)
    print(await anext(ticks(0), "default"))


run(main())
print(type(ticks(1)).__name__)
