# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Exceptions in threads: hooks, SystemExit, what a thread sees of another one's state."""
import sys
import threading
import _thread
import contextvars
import decimal


def fail(n):
    raise ValueError(f"number {n}")


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)


threading.excepthook = hook
t = threading.Thread(target=fail, args=(1,), name="one")
t.start()
t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=sys.exit, args=(3,))
t.start()
t.join()


def unraisable(args):
    print("unraisable:", args.exc_type.__name__, args.exc_value, args.err_msg.split("<")[0], args.object is fail)
    told.set()


sys.unraisablehook = unraisable
told = threading.Event()
_thread.start_new_thread(fail, (2,))
told.wait()
sys.unraisablehook = sys.__unraisablehook__

# An exception that is being handled is this thread's alone; so are contexts and the recursion's depth.
step, back = threading.Event(), threading.Event()


def other():
    step.wait()
    print(sys.exc_info(), decimal.getcontext().prec, variable.get(None))
    decimal.getcontext().prec = 5
    variable.set("other")
    try:
        raise KeyError("inner")
    except KeyError:
        back.set()
        step2.wait()
        print(repr(sys.exc_info()[1]), decimal.getcontext().prec, variable.get())


step2 = threading.Event()
variable = contextvars.ContextVar("v")
variable.set("main")
decimal.getcontext().prec = 10
t = threading.Thread(target=other)
t.start()
try:
    1 / 0
except ZeroDivisionError:
    step.set()
    back.wait()
    print(repr(sys.exc_info()[1]), decimal.getcontext().prec, variable.get())
    step2.set()
    t.join()
    print(repr(sys.exc_info()[1]))


def deep(n):
    return deep(n + 1)


def try_deep():
    try:
        deep(0)
    except RecursionError as error:
        print(error)


threads = [threading.Thread(target=try_deep) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
nested = []
nested.append(nested)


class Slow:
    def __repr__(self):
        inner.start()
        inner.join()
        return "slow"


shown = []
inner = threading.Thread(target=lambda: shown.append(repr(holder)[:20]))
holder = [nested]
print(repr([Slow(), holder]))
print(shown)

# sys.settrace is of one thread, threading.settrace for those to come.
traced = []


def tracer(frame, event, arg):
    traced.append((threading.current_thread().name, event, frame.f_code.co_name)) if event == "call" else None
    return None


def plain():
    pass


def body():
    plain()


threading.settrace(tracer)
t = threading.Thread(target=body, name="traced")
t.start()
t.join()
threading.settrace(None)
body()
print([entry for entry in traced if entry[2] in ("body", "plain")], sys.gettrace())
threading.Thread(target=fail, args=(9,), name="last").start()
