# time: clocks move forward; sleep and conversions.
import time

a, b = time.monotonic(), time.monotonic()
print(b >= a, time.perf_counter() <= time.perf_counter(), time.time() > 1.6e9, time.time_ns() > 1.6e18, isinstance(time.time(), float), isinstance(time.time_ns(), int), time.process_time() >= 0, time.monotonic_ns() > 0, time.perf_counter_ns() > 0)
t = time.time()
time.sleep(0.02)
print(time.time() - t >= 0.015, time.sleep(0))
g = time.gmtime(0)
print(g, g.tm_year, g[0], time.gmtime(1700000000)[:6], time.gmtime(951782400)[:8], tuple(g))
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1700000000)), time.asctime(time.gmtime(0)))
for f in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.gmtime("x")):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
