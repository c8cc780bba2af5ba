# Generators that are the input of another one of their own function: one loop in the code, over a list and over a generator.
def through(items):
    for item in items:
        yield item


def without(divisor, items):
    for item in items:
        if item % divisor:
            yield item


def counted(items):
    n = 0
    for item in items:
        n += 1
        yield item
    return n


def by_hand(items):
    n = yield from items
    yield n


for source in ([1, 2, 3], (1, 2), range(3), {1: 2, 3: 4}, iter([5, 6]), "ab", (c for c in "xy"), []):
    print(list(through(through(source))), [i for i in through(through(through((1, 2))))])
    for i in through(through(source)):
        print(i, end=" ")
    print()
print(next(through(through([1, 2]))), sum(through(through(range(4)))), max(through(through([3, 1]))))
numbers = iter(range(2, 60))
primes = []
while (p := next(numbers, None)) is not None:
    primes.append(p)
    numbers = without(p, numbers)
print(primes)
a = through([1, 2, 3])
b = through(a)
print(next(a), next(b), next(b), next(b, "end"), next(a, "end"))
print(list(by_hand(counted(counted([7, 8])))), list(through(by_hand(counted(through(counted(range(2))))))))


def fails(items):
    for item in items:
        yield 10 // item


try:
    for i in fails(fails([5, 20, 0])):
        print(i)
except ZeroDivisionError as error:
    print(error)


async def stream(items):
    for item in items:
        yield item


async def main():
    async def again(items):
        async for item in items:
            yield item

    print([i async for i in again(again(stream(through(through([1, 2])))))])


import asyncio

asyncio.run(main())
