# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What thread_attacks.py runs under hostile hosts: threads that share objects with locks, queues, conditions and
without, and tell what came of it. Whatever the host does, each line is this one or does not come."""
import queue
import signal
import threading

signal.signal(signal.SIGINT, signal.SIG_IGN)  # which a host may feign at any time
N = 10000
shared, table, total = [], {}, 0
lock = threading.Lock()


def share(name):
    global total
    for i in range(N):
        shared.append((name, i))
        table[name, i] = [str(i)] * 3
        with lock:
            total += i
        if i % 5 == 0:
            del table[name, i]


def together(*functions):
    threads = [threading.Thread(target=f, args=(i,)) for i, f in enumerate(functions)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def produce(name):
    for i in range(200):
        todo.put(i)
    todo.put(None)


def consume(name):
    while (i := todo.get()) is not None:
        done.append(i)


def meet(name):
    for i in range(10):
        barrier.wait()
        with changed:
            rounds.append(i)
            changed.notify_all()
            changed.wait_for(lambda: len(rounds) >= 3 * (i + 1))


print("begin", flush=True)
together(share, share, share)
print(len(shared), len(table), total, all(v == [str(k[1])] * 3 for k, v in table.items()))
print([[i for n, i in shared if n == name] == list(range(N)) for name in range(3)])
todo, done = queue.Queue(3), []
together(produce, consume)
print(done == list(range(200)))
barrier, changed, rounds = threading.Barrier(3), threading.Condition(), []
together(meet, meet, meet)
print(rounds == [i for i in range(10) for _ in range(3)])
print(lock.acquire(), lock.acquire(timeout=0.05))
