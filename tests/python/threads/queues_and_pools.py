# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Queues, pools and imports of several threads."""
import importlib
import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED

q = queue.Queue(maxsize=3)


def produce(n):
    for i in range(100):
        q.put((n, i))
    q.put(None)


got, ends = [], 0
threads = [threading.Thread(target=produce, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
while ends < 3:
    item = q.get()
    if item is None:
        ends += 1
    else:
        got.append(item)
    q.task_done()
q.join()
for t in threads:
    t.join()
print(sorted(got) == [(n, i) for n in range(3) for i in range(100)])
print(all([i for m, i in got if m == n] == list(range(100)) for n in range(3)))
for kind in (queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    one = kind()
    back = kind()
    t = threading.Thread(target=lambda: [back.put(one.get() * 2) for _ in range(5)])
    t.start()
    for i in range(5):
        one.put(i)
    t.join()
    print(kind.__name__, sorted(back.get() for _ in range(5)), back.empty())
    for bad in (lambda: back.get(False), lambda: back.get(timeout=0.01), lambda: back.get(timeout=-1)):
        try:
            bad()
        except Exception as error:
            print(type(error).__name__, error)


def square(n):
    if n == 13:
        raise ValueError(n)
    return n * n


with ThreadPoolExecutor(max_workers=4, thread_name_prefix="pool") as pool:
    print(list(pool.map(square, range(10))))
    futures = [pool.submit(square, n) for n in range(20)]
    print(sorted(f.result() for f in as_completed(futures) if not f.exception()))
    print(repr(futures[13].exception()), futures[13].done(), futures[3].cancel())
    done, rest = wait([pool.submit(square, n) for n in range(4)], return_when=FIRST_COMPLETED)
    print(len(done) + len(rest), {threading.current_thread().name})
    names = set(pool.map(lambda _: threading.current_thread().name[:4], range(30)))
    print(names)
with ThreadPoolExecutor() as pool:
    print(sum(pool.map(len, ["a" * n for n in range(100)])))
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)

modules = ["json", "csv", "textwrap", "statistics", "difflib"]
found = []
start = threading.Barrier(6)


def load():
    start.wait()
    for name in modules:
        module = importlib.import_module(name)
        found.append(hasattr(module, module.__all__[-1]))


threads = [threading.Thread(target=load) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(found), all(found))
import json, csv, textwrap, statistics, difflib  # what the image needs

daemon = threading.Thread(target=threading.Event().wait, daemon=True)
daemon.start()
last = threading.Thread(target=lambda: print("the last word"))
threading._register_atexit(print, "at exit")
last.start()
