# Comprehensions with async for and await, in every kind.
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as s:
        return s.value


async def agen(n):
    for i in range(n):
        yield i


async def double(x):
    return x * 2


class Later:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield
        return self.v


async def main():
    print([x async for x in agen(3)], {x async for x in agen(2)}, {x: x * x async for x in agen(3)})
    print([await double(x) for x in range(3)], [await double(x) async for x in agen(3) if await double(x) > 0])
    print([(x, y) async for x in agen(2) for y in "ab"], [(x, y) for x in "ab" async for y in agen(2)])
    g = (x + 1 async for x in agen(3))
    print(type(g).__name__, [v async for v in g])
    h = (await double(x) for x in range(2))
    print(type(h).__name__, [v async for v in h])
    print([[y async for y in agen(x)] async for x in agen(3)], await Later(5), [await Later(i) for i in range(2)])
    print(f"{await double(4)} {[x async for x in agen(2)]}", (await double(1), await double(2)), {await double(3): await double(4)})
    x = await double(await double(await double(1)))
    print(x, await double(1) + await double(2) * await double(3), not await double(0), -await double(1))
    return [i async for i in agen(4) if i % 2]


print(run(main()))


async def outer():
    total = 0
    async for x in agen(5):
        if x == 1:
            continue
        if x == 4:
            break
        total += x
    else:
        total = "never"
    return total


print(run(outer()))
