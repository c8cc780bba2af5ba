# A round-robin scheduler over coroutines, with tasks, sleeping and a channel.
class Switch:
    def __await__(self):
        yield "switch"


class Channel:
    def __init__(self):
        self.items, self.waiting = [], 0

    def put(self, item):
        self.items.append(item)

    async def get(self):
        while not self.items:
            self.waiting += 1
            await Switch()
        return self.items.pop(0)

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        if item is None:
            raise StopAsyncIteration
        return item


class Scheduler:
    def __init__(self):
        self.ready, self.results = [], {}

    def spawn(self, name, coroutine):
        self.ready.append((name, coroutine))

    def run(self):
        steps = 0
        while self.ready:
            name, c = self.ready.pop(0)
            steps += 1
            try:
                c.send(None)
            except StopIteration as s:
                self.results[name] = s.value
            except Exception as e:
                self.results[name] = repr(e)
            else:
                self.ready.append((name, c))
        return steps


async def producer(channel, n):
    for i in range(n):
        channel.put(i * i)
        if i % 2:
            await Switch()
    channel.put(None)
    return "produced"


async def consumer(channel):
    got = [x async for x in channel]
    return got


async def failing():
    await Switch()
    raise ValueError("task failed")


class Lock:
    held = False

    async def __aenter__(self):
        while self.held:
            await Switch()
        self.held = True

    async def __aexit__(self, *a):
        self.held = False


async def worker(name, lock, log):
    for i in range(2):
        async with lock:
            log.append(f"{name}{i}+")
            await Switch()
            log.append(f"{name}{i}-")
        await Switch()


s, c, lock, log = Scheduler(), Channel(), Lock(), []
s.spawn("p", producer(c, 7))
s.spawn("c", consumer(c))
s.spawn("f", failing())
s.spawn("a", worker("a", lock, log))
s.spawn("b", worker("b", lock, log))
print(s.run(), s.results, c.waiting)
print(log)
