# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What threading promises, as long as at most eight threads run at a time."""
import threading
import time
import _thread

# --- starting, joining, names, idents ---
seen = []


def note(*args, **kwargs):
    t = threading.current_thread()
    seen.append((args, kwargs, t.name, t.daemon, t.ident == threading.get_ident()))


t = threading.Thread(target=note, args=(1, 2), kwargs={"a": 3}, name="first")
print(t.is_alive(), t.ident)
t.start()
t.join()
print(t.is_alive(), type(t.ident), seen, t.ident != threading.main_thread().ident)
print(threading.current_thread() is threading.main_thread(), threading.active_count(), threading.enumerate()[0].name)
for bad in (lambda: t.start(), lambda: threading.Thread(target=note).join(), lambda: threading.current_thread().join(),
            lambda: threading.Thread(group=1), lambda: _thread.start_new_thread(1, ()),
            lambda: _thread.start_new_thread(note, 5), lambda: _thread.start_new_thread(note, (), 5)):
    try:
        print("no error", bad())
    except Exception as error:
        print(type(error).__name__, error)


class Counter(threading.Thread):
    total = 0
    lock = threading.Lock()

    def run(self):
        for _ in range(2000):
            with self.lock:
                old = Counter.total
                if old % 97 == 0:
                    time.sleep(0)
                Counter.total = old + 1


threads = [Counter() for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(Counter.total)

# --- locks ---
lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(True, 0.01))
done = []


def take():
    with lock:
        done.append("taken")


t = threading.Thread(target=take)
t.start()
t.join(0.02)
print(t.is_alive(), done)
lock.release()
t.join()
print(done, lock.locked())
for bad in (lambda: lock.release(), lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-2),
            lambda: lock.acquire(timeout=1e20)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)

recursive = threading.RLock()
with recursive, recursive:
    def other():
        print("other:", recursive.acquire(blocking=False), recursive.acquire(timeout=0.01))
        try:
            recursive.release()
        except RuntimeError as error:
            print(error)
    t = threading.Thread(target=other)
    t.start()
    t.join()
print("owned" in repr(recursive), recursive._is_owned())

# --- condition, event, semaphore, barrier, timer ---
condition, queue, got = threading.Condition(), [], []


def consume(n):
    for _ in range(n):
        with condition:
            while not queue:
                condition.wait()
            got.append(queue.pop(0))


threads = [threading.Thread(target=consume, args=(50,)) for _ in range(3)]
for t in threads:
    t.start()
for i in range(150):
    with condition:
        queue.append(i)
        condition.notify()
for t in threads:
    t.join()
print(sorted(got) == list(range(150)))
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: 7))

event = threading.Event()
print(event.wait(0.01), event.is_set())
threading.Timer(0.01, event.set).start()
print(event.wait(), event.wait(0))

semaphore, inside, most = threading.BoundedSemaphore(2), 0, 0


def enter():
    global inside, most
    for _ in range(5):
        with semaphore:
            inside += 1
            most = max(most, inside)
            time.sleep(0.0005)
            inside -= 1


threads = [threading.Thread(target=enter) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(most, inside)
try:
    semaphore.release()
except ValueError as error:
    print(error)

barrier, order = threading.Barrier(4, action=lambda: order.append("all")), []


def meet():
    order.append("before")
    number = barrier.wait()
    order.append("after")
    numbers.append(number)


numbers = []
threads = [threading.Thread(target=meet) for _ in range(3)]
for t in threads:
    t.start()
meet()
for t in threads:
    t.join()
print(order, sorted(numbers))
broken = threading.Barrier(2)
try:
    broken.wait(0.01)
except threading.BrokenBarrierError as error:
    print("broken", broken.broken)
timer = threading.Timer(60, print, ["never"])
timer.start()
timer.cancel()
timer.join()

# --- thread-locals ---
local = threading.local()
local.x = "main"


class Named(threading.local):
    made = []

    def __init__(self, word):
        self.made.append(word)
        self.word = word


named = Named("hello")
results = []


def use_local(n):
    results.append(hasattr(local, "x"))
    local.x = n
    named.word += str(n)
    time.sleep(0.001)
    results.append((local.x == n, named.word == "hello" + str(n), sorted(vars(local))))


threads = [threading.Thread(target=use_local, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(local.x, named.word, len(Named.made), results.count(False), results.count((True, True, ["x"])))
for bad in (lambda: threading.local(1), lambda: setattr(local, "__dict__", {}), lambda: local.missing):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)

# --- switching while nobody waits for anything ---
stop = False


def spin():
    while not stop:
        pass


threads = [threading.Thread(target=spin) for _ in range(2)]
for t in threads:
    t.start()
time.sleep(0.02)
stop = True
for t in threads:
    t.join()
count = 0


def increase():
    global count
    for _ in range(30000):
        count += 1


threads = [threading.Thread(target=increase) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(count)
print(threading.active_count(), _thread._count())
