# Tracebacks, texts and states of tasks and futures: nothing of asyncio's own core is in them.
import asyncio, traceback, sys
async def inner(x):
    await asyncio.sleep(0)
    raise ValueError(x)
async def main():
    t = asyncio.create_task(inner(1), name="t1")
    try: await t
    except ValueError: traceback.print_exc()
    r = await asyncio.gather(inner(2), asyncio.sleep(0, "ok"), return_exceptions=True)
    print(r)
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(inner(3)); g.create_task(inner(4))
    except* ValueError as eg:
        traceback.print_exception(eg)
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except TimeoutError as e:
        traceback.print_exc()
    t = asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t); traceback.print_exc()
    t = asyncio.create_task(asyncio.sleep(10), name="sl"); await asyncio.sleep(0); print([f.f_code.co_name for f in t.get_stack()]); t.print_stack()
    print(asyncio.current_task().get_name(), sorted(x.get_name() for x in asyncio.all_tasks()))
    f = asyncio.get_running_loop().create_future(); print(f); f.set_result(3); print(f, await f); 
    try: f.set_result(4)
    except asyncio.InvalidStateError as e: print(repr(e))
    await inner(5)
asyncio.run(main())
