# What a thread sees of the others: frames, exceptions; and of a frame that runs elsewhere.
import _queue
import sys
import threading
import time
import traceback

entered, leave = threading.Event(), threading.Event()


def inner():
    entered.set()
    leave.wait()


def outer():
    try:
        raise ValueError("under way")
    except ValueError:
        inner()


def names_from(frame, first):
    names = [each.name for each in traceback.extract_stack(frame)]
    return names[names.index(first):][:2]


thread = threading.Thread(target=outer)
thread.start()
entered.wait()
frames = sys._current_frames()
print(sorted(frames) == sorted([threading.get_ident(), thread.ident]))
print(frames[threading.get_ident()] is sys._getframe())
print(names_from(frames[thread.ident], "outer"))
found = sys._current_exceptions()[thread.ident]
print(found[:2], [each.name for each in traceback.extract_tb(found[2])])
leave.set()
thread.join()
print(list(sys._current_frames()) == [threading.get_ident()])

# One that computes
stop, counts = [], [0]


def busy():
    while not stop:
        counts[0] += 1


def starter():
    busy()


thread = threading.Thread(target=starter)
thread.start()
while counts[0] == 0:
    time.sleep(0.001)
for i in range(5):
    frame = sys._current_frames()[thread.ident]
    print(names_from(frame, "starter"), frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno in range(45, 48))
    frame.f_locals, frame.f_lasti, repr(frame)
stop.append(True)
thread.join()
print(frame.f_back.f_code.co_name)

# A frame handed over while it runs, and its generator's
handed, go_on = [], threading.Event()


def numbers():
    yield sys._getframe()
    yield from range(3)


def hand_over():
    local = "mine"
    handed.append(sys._getframe())
    generator = numbers()
    handed.append(next(generator))
    handed.append(generator)
    entered.set()
    go_on.wait()
    return local


entered.clear()
thread = threading.Thread(target=hand_over)
thread.start()
entered.wait()
for frame in handed[:2]:
    print(frame.f_code.co_name, type(frame.f_lineno) in (int, type(None)), type(frame.f_locals), frame.f_globals is globals())
print(list(handed[2]))
go_on.set()
thread.join()
print(handed[0].f_locals["local"], handed[0].f_code.co_name)

print(threading.stack_size(), threading.stack_size(262144), threading.stack_size(), threading.stack_size(0))
simple = _queue.SimpleQueue()
simple.put(1)
try:
    simple.get(timeout=-1)
except ValueError as error:
    print(error)
print(simple.get(False, -1))
