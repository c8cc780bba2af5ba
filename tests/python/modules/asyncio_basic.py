# asyncio: tasks, sleep, queues, locks, timeouts, socketpair streams.
import asyncio


async def worker(name, queue, out):
    while True:
        item = await queue.get()
        await asyncio.sleep(0)
        out.append((name, item))
        queue.task_done()


async def main():
    queue, out = asyncio.Queue(), []
    tasks = [asyncio.create_task(worker(n, queue, out)) for n in "ab"]
    for i in range(6):
        queue.put_nowait(i)
    await queue.join()
    for t in tasks:
        t.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), sorted(i for _, i in out))
    print(await asyncio.gather(*(asyncio.sleep(0.01 * n, n) for n in (3, 1, 2))))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e))
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, "later")
    loop.call_soon_threadsafe(print, "soon")
    print(await future)
    async with asyncio.Lock() as lock:
        print(lock)
    return 5


print(asyncio.run(main()))
