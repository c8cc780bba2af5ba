# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Random programs about control flow."""

import random

FLOW_PRELUDE = '''
import sys
state = 1
log = []


def d(n=2):
    """The next decision, from a generator of numbers that the test sets."""
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 16) % n


def say(x):
    log.append(x)
    if len(log) > 400:
        raise SystemExit("too long")


class Own(Exception):
    pass


class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        say(f"+{self.name}")
        if d(12) == 0:
            raise ValueError("enter")
        return self.name

    def __exit__(self, kind, value, trace):
        say(f"-{self.name}{kind.__name__ if kind else ''}")
        if d(12) == 0:
            raise KeyError("exit")
        return self.swallow and d() == 0


def boom(n):
    k = d(n)
    if k == 0:
        raise ValueError(k)
    if k == 1:
        raise Own("own")
    if k == 2:
        {}["missing"]
    return k


def chain(e):
    out = []
    while e is not None and len(out) < 9:
        out.append(f"{type(e).__name__}({e})" + ("!" if e.__suppress_context__ else ""))
        e = e.__cause__ or e.__context__
    return "<".join(out)


def tags(e):
    """The functions of a traceback."""
    out, tb = [], e.__traceback__
    while tb:
        out.append(f"{tb.tb_frame.f_code.co_name}:{tb.tb_lineno}")
        tb = tb.tb_next
    return out[1:]


def drive(f, seed):
    global state
    state = seed * 7919 + 1
    log.clear()
    try:
        r = f()
        if hasattr(r, "send"):
            out, r2 = [], None
            try:
                for _ in range(12):
                    k = d(6)
                    if k == 0 and out:
                        out.append(("throw", r.throw(Own("thrown"))))
                    elif k == 1 and out:
                        out.append(("send", r.send(len(out))))
                    elif k == 2 and d(3) == 0:
                        r.close()
                        out.append("closed")
                    else:
                        out.append(next(r))
            except StopIteration as s:
                r2 = s.value
            print(seed, "yields", out, r2, log)
        else:
            print(seed, "returns", r, log)
    except SystemExit:
        print(seed, "too long")
    except BaseException as e:
        print(seed, "raises", chain(e), tags(e), log)
    if sys.exc_info() != (None, None, None):
        print("exc_info is left", sys.exc_info()[0])
'''


class FlowMaker:
    """Functions and generators made of nested loops, try, with, break, continue, return, raise and yield, run with many
    sequences of decisions."""

    def __init__(self, seed):
        self.r = random.Random(f"flow {seed}")
        self.lines = []
        self.mark = 0

    def put(self, indent, text):
        self.lines.append("    " * indent + text)

    def say(self, indent):
        self.mark += 1
        self.put(indent, f"say({self.mark})")

    def block(self, indent, depth, loop, generator, handler=False):
        for _ in range(self.r.randrange(1, 4)):
            self.statement(indent, depth, loop, generator, handler)

    def statement(self, indent, depth, loop, generator, handler):
        r, put = self.r, self.put
        kind = r.randrange(16) if depth > 0 else r.randrange(9)
        again = (indent + 1, depth - 1, loop, generator, handler)
        if kind < 2 or kind == 3 and not generator or kind == 5 and not loop or kind == 7 and not handler:
            self.say(indent)
        elif kind == 2:
            put(indent, f"say(boom({r.choice((5, 8, 15))}))")
        elif kind == 3:
            put(indent, r.choice((f"yield {self.mark}", f"say((yield {self.mark}))", "yield from sub()", f"x = yield {self.mark}")))
        elif kind == 4:
            put(indent, f"if d(3) == 0: return {r.choice((str(self.mark), 'x', 'say(x)', '[x, d(9)]'))}")
        elif kind == 5:
            put(indent, f"if d() == 0: {r.choice(('break', 'continue'))}")
        elif kind == 6:
            put(indent, f"if d(4) == 0: raise {r.choice(('Own(x)', 'ValueError(1) from KeyError(2)', 'Own(3) from None', 'TypeError', 'StopIteration(4)', 'GeneratorExit' if generator else 'KeyError(5)'))}")
        elif kind == 7:
            put(indent, "if d(3) == 0: raise")
        elif kind == 8:
            put(indent, f"x = {r.choice(('x + 1', 'd(9)', 'len(log)', 'inner()', '[d() for _ in range(2)]', 'x if d() else boom(9)'))} if isinstance(x, int) else 0")
        elif kind in (9, 10):
            word = r.choice((f"for i{indent} in range(d(4)):", f"for i{indent} in gen(d(3)):", "while d(3):"))
            put(indent, word)
            self.block(indent + 1, depth - 1, True, generator, handler)
            if r.random() < 0.3:
                put(indent, "else:")
                self.block(indent + 1, 0, loop, generator, handler)
        elif kind in (11, 12, 13):
            put(indent, "try:")
            self.block(*again)
            some = False
            for clause in r.sample(("ValueError as e", "(Own, TypeError)", "LookupError", "Exception as e"), r.randrange(3)):
                if some == "all":
                    break
                put(indent, f"except {clause}:")
                if clause.endswith("as e"):
                    put(indent + 1, "say(chain(e))")
                self.block(indent + 1, depth - 1, loop, generator, True)
                some = True
            if some and r.random() < 0.3:
                put(indent, "else:")
                self.block(*again)
            if not some or r.random() < 0.4:
                put(indent, "finally:")
                self.block(*again)
        elif kind == 14:
            put(indent, f"with CM('{self.mark}', {r.random() < 0.4})" + (f" as x, CM('b{self.mark}')" if r.random() < 0.3 else "") + ":")
            self.block(*again)
        else:
            put(indent, "if d():")
            self.block(*again)
            put(indent, "else:")
            self.block(*again)

    def program(self, runs):
        r = self.r
        self.put(0, "def gen(n):\n    for i in range(n):\n        yield i\n        if d(9) == 0: raise Own('gen')\n    say('gen ends')")
        self.put(0, "def sub():\n    try:\n        x = yield 'sub'\n        say(x)\n        yield d(5)\n    except Own:\n        yield 'sub caught'\n    return 7")
        for number in range(4):
            generator = r.random() < 0.4
            self.put(0, f"def f{number}():")
            self.put(1, "x = 0")
            self.put(1, "def inner():\n        nonlocal x\n        x = 1\n        return d(7)")
            self.block(1, 4, False, generator)
            self.block(1, 3, False, generator)
            if generator:
                self.put(1, "yield 'last'")
            self.put(1, "return x")
            self.put(0, f"for seed in range({runs // 2}):\n    drive(f{number}, seed)")
        return FLOW_PRELUDE + "\n".join(self.lines) + "\n"
